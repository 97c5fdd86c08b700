package io.llmharness.runtime.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import java.util.Optional;
import java.util.Set;

/** A message between parent and fork. The names of the types, in the field {@code frame}, are part of the protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "frame")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Frame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = Frame.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Frame.Plan.class, name = "plan"),
    @JsonSubTypes.Type(value = Frame.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Frame.Tick.class, name = "tick"),
    @JsonSubTypes.Type(value = Frame.IterationDone.class, name = "iterationDone"),
    @JsonSubTypes.Type(value = Frame.Connections.class, name = "connections"),
    @JsonSubTypes.Type(value = Frame.PartDone.class, name = "partDone"),
    @JsonSubTypes.Type(value = Frame.LogGap.class, name = "logGap"),
    @JsonSubTypes.Type(value = Frame.Failure.class, name = "failure"),
    @JsonSubTypes.Type(value = Frame.Bye.class, name = "bye"),
    @JsonSubTypes.Type(value = Frame.Stop.class, name = "stop")
})
public sealed interface Frame {
    /** Up, first: who the fork is. The token proves that it is the one that was started. */
    record Hello(int protocol, String version, long pid, String token) implements Frame {}

    /** Down: the fork may not go on. */
    record Refused(String reason) implements Frame {}

    /** Down: what to do, and the event log to append to, if one is wanted. */
    record Plan(TrialPlan plan, Optional<String> eventLog) implements Frame {}

    /** Up: the trial's set-up begins. */
    record Started() implements Frame {}

    /** Up: a second went by. */
    record Tick(IntervalResult interval) implements Frame {}

    /** Up: an iteration is complete. */
    record IterationDone(IterationResult result) implements Frame {}

    /** Up: every kind of connection that there was. */
    record Connections(Set<ConnectionFacts> kinds) implements Frame {}

    /** Up: what one of the workloads of a mix has of the iteration that is complete next. */
    record PartDone(String workload, IterationResult result) implements Frame {}

    /** Up: what is missing from the fork's event log, in a clause. */
    record LogGap(String gap) implements Frame {}

    /** Up: the trial cannot go on; {@code trace}, for the log, is empty for what is the user's mistake. */
    record Failure(String message, String trace) implements Frame {}

    /** Up, last: everything was sent. */
    record Bye() implements Frame {}

    /** Down: stop early, keep what there is. */
    record Stop() implements Frame {}
}
