package io.llmharness.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The next thing to do in an operation on an engine. An operation is a chain of steps, each of which says what follows from the
 * answer to it: so adapters describe and stay stateless, and whoever carries the steps out does all of the talking.
 */
public sealed interface ControlStep<T> {
    /** Sends a call; what follows depends on its answer, whatever the status. */
    record Ask<T>(HttpCall call, Function<ControlAnswer, ControlStep<T>> then) implements ControlStep<T> {}

    /** Sends a call whose answer comes as lines of JSON while the engine works; an error status fails. */
    record Follow<T>(HttpCall call, Supplier<Lines<T>> lines) implements ControlStep<T> {}

    /** Lets time pass: for engines that only tell when they are asked again. */
    record Pause<T>(Duration time, Supplier<ControlStep<T>> then) implements ControlStep<T> {}

    /** The operation is over. */
    record Done<T>(T result) implements ControlStep<T> {}

    /** The engine refused, or said that it failed. */
    record Failed<T>(EngineFailure failure) implements ControlStep<T> {}

    /** The engine has no such operation; {@code why} is a clause for the reader, with what helps instead where there is such a thing. */
    record NotOffered<T>(String why) implements ControlStep<T> {}

    /** Reads the lines of one answer, one after the other. */
    interface Lines<T> {
        /** A line; a result ends the operation. */
        Optional<ControlStep<T>> line(JsonNode line, Consumer<PullProgress> progress);

        /** The answer ended without a result. */
        ControlStep<T> end();
    }

    /** Sends a call; goes on with the body of a 2xx answer, any other fails in the engine's words. */
    static <T> ControlStep<T> ask(HttpCall call, Function<JsonNode, ControlStep<T>> then) {
        return new Ask<>(
                call,
                answer -> answer.refusal().<ControlStep<T>>map(Failed::new).orElseGet(() -> then.apply(answer.body())));
    }

    /** {@link #ask} of a call that only some servers know: 404, 405 and 501 mean that this one does not. */
    static <T> ControlStep<T> askIfKnown(HttpCall call, Function<JsonNode, ControlStep<T>> then, String otherwise) {
        return askIfKnown(call, then, () -> new NotOffered<>(otherwise));
    }

    /** {@link #askIfKnown(HttpCall, Function, String)} with another way to try. */
    static <T> ControlStep<T> askIfKnown(
            HttpCall call, Function<JsonNode, ControlStep<T>> then, Supplier<ControlStep<T>> otherwise) {
        return new Ask<>(call, answer -> {
            if (answer.isUnknownCall()) {
                return otherwise.get();
            }
            return answer.refusal().<ControlStep<T>>map(Failed::new).orElseGet(() -> then.apply(answer.body()));
        });
    }
}
