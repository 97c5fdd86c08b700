package io.llmharness.runtime.exec;

import io.llmharness.api.Conversation;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.workload.Samples;

/** Requests of a workload method: asked of the scenario each time, unless a conversation has turns left. */
final class MethodRequests<S> implements RequestSource {
    private final GeneratedScenario<S> scenario;
    private final int workload;
    private final Samples samples;
    private final RequestWriter writer;

    MethodRequests(GeneratedScenario<S> scenario, int workload, Samples samples, RequestWriter writer) {
        this.scenario = scenario;
        this.workload = workload;
        this.samples = samples;
        this.writer = writer;
    }

    @Override
    @SuppressWarnings("unchecked") // every user's scenario object was made by this.scenario.newInstance()
    public WireRequest next(VirtualUser user, long number) {
        Dialogue dialogue = user.dialogue;
        if (dialogue != null) {
            return writer.write(dialogue.next());
        }
        Work work = scenario.next((S) user.scenario, workload, user.user, samples.of(number));
        if (work instanceof Work.Single single) {
            return writer.write(single.request());
        }
        return begin(user, ((Work.Dialogue) work).conversation());
    }

    private WireRequest begin(VirtualUser user, Conversation conversation) {
        if (conversation.turns().isEmpty()) {
            throw new IllegalArgumentException("the conversation has no turn");
        }
        Dialogue dialogue = new Dialogue(conversation);
        user.dialogue = dialogue;
        return writer.write(dialogue.next());
    }
}
