package io.llmharness.runtime.exec;

import io.llmharness.annotations.Level;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.workload.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the first requests of a trial without sending them. */
public final class Preview {
    /**
     * A request.
     *
     * @param request as the scenario makes it
     * @param call as the adapter writes it, the tag's placeholder in it
     */
    public record Request(ChatRequest request, HttpCall call) {}

    private Preview() {}

    /** At most {@code count} requests of the trial's first user. Throws what the scenario's own methods throw. */
    public static List<Request> of(TrialPlan trial, Extensions extensions, EngineTarget target, int count)
            throws Exception {
        TrialPlan plan = trial.mix().isEmpty() ? trial : trial.mix().get(0).of(trial);
        GeneratedScenario<?> scenario = extensions.scenario(plan.scenario());
        Samples samples = Decks.of(plan, extensions, LoopLoads.of(plan, extensions));
        RequestWriter writer = new RequestWriter(
                extensions.adapter(plan.engine().id()),
                target,
                new WireEncoder(target.url()),
                CacheIntent.of(plan),
                declared(scenario, plan) ? RequestWriter.common(plan, samples) : "");
        return chats(plan, samples, scenario, count).stream()
                .map(request -> new Request(request, writer.call(request)))
                .toList();
    }

    private static <S> List<ChatRequest> chats(
            TrialPlan plan, Samples samples, GeneratedScenario<S> scenario, int count) throws Exception {
        List<ChatRequest> chats = new ArrayList<>();
        if (declared(scenario, plan)) {
            for (int i = 0; i < Math.min(count, samples.count()); i++) {
                chats.add(DeclaredRequests.request(samples.of(i), plan.source().system()));
            }
            return chats;
        }
        Instances<S> instances = Instances.create(scenario, plan.params(), 1);
        instances.each(s -> scenario.setup(s, Level.Trial));
        User user = new User(0, new SplittableRandom(plan.seed()));
        for (int i = 0; i < count; i++) {
            chats.add(first(scenario.next(instances.ofUser(0), plan.workload(), user, samples.of(i))));
        }
        instances.each(s -> scenario.tearDown(s, Level.Trial));
        return chats;
    }

    private static boolean declared(GeneratedScenario<?> scenario, TrialPlan plan) {
        return scenario.declared(plan.workload());
    }

    private static ChatRequest first(Work work) {
        return work instanceof Work.Single single
                ? single.request()
                : new Dialogue(((Work.Dialogue) work).conversation()).next();
    }
}
