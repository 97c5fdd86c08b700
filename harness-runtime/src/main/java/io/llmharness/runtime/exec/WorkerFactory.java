package io.llmharness.runtime.exec;

import io.llmharness.api.Reply;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.http.Endpoint;
import io.llmharness.runtime.http.LoopPool;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.Transports;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.load.LoopLoad;
import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.workload.Deck;
import io.llmharness.runtime.workload.Samples;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Builds the worker of each loop from a trial's plan. */
final class WorkerFactory<S> implements Loops.Builder {
    private final TrialPlan plan;
    private final Extensions extensions;
    private final GeneratedScenario<S> scenario;
    private final Instances<S> instances;
    private final LoopLoads loads;
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final Endpoint endpoint;
    private final Transports transport;
    private final Samples samples;
    private final Consumer<String> hopeless;
    private final Runnable spent;
    private final IntFunction<Journal> journals;
    private final Consumer<ConnectionFacts> connected;
    private final long nonce = new SplittableRandom().nextLong();

    WorkerFactory(
            TrialPlan plan,
            Extensions extensions,
            GeneratedScenario<S> scenario,
            Instances<S> instances,
            LoopLoads loads,
            EngineTarget target,
            Endpoint endpoint,
            Consumer<String> hopeless,
            Runnable spent,
            IntFunction<Journal> journals,
            Consumer<ConnectionFacts> connected) {
        this.connected = connected;
        this.spent = spent;
        this.journals = journals;
        this.hopeless = hopeless;
        this.plan = plan;
        this.extensions = extensions;
        this.scenario = scenario;
        this.instances = instances;
        this.loads = loads;
        this.adapter = extensions.adapter(plan.engine().id());
        this.target = target;
        this.endpoint = endpoint;
        this.transport = Transports.of(plan.client().transport());
        this.samples = Decks.of(plan, extensions, loads);
    }

    @Override
    public List<LoopWorker> build(int index, EventLoop loop, Loops.Receiver finished) {
        return List.of(worker(index, loop, part -> finished.accept(0, part), worker -> issuer(worker, index, loop)));
    }

    /** The worker of a loop, whose requests the given issuer issues. */
    LoopWorker worker(
            int index, EventLoop loop, Consumer<LoopIteration> finished, Function<LoopWorker, Issuer> issuer) {
        int loops = plan.client().loops();
        LoopPool pool = new LoopPool(
                        loop,
                        transport,
                        endpoint,
                        adapter,
                        target,
                        plan.client().connections(),
                        plan.rules().connectTimeout())
                .telling(agreed -> connected.accept(new ConnectionFacts(
                        agreed.http(), agreed.tls(), endpoint.proxy().map(Object::toString))));
        LoopWorker.Setup setup = new LoopWorker.Setup(
                loop,
                pool,
                adapter,
                source(),
                new Tag(nonce, index, loops),
                Limits.of(plan),
                index,
                loops,
                target,
                scenario.model().checked(),
                Deadlines.of(plan),
                this::passes,
                hopeless,
                new Retries(plan.rules().retry(), plan.seed() ^ index),
                new Allowance(plan.rules().rates(), loops),
                new Purse(plan.rules().budget(), loops),
                spent,
                journals.apply(index),
                thrown -> Thrown.sentence(thrown, plan));
        return new LoopWorker(setup, issuer, finished);
    }

    /** What issues the load's requests on a loop. */
    Issuer issuer(Dispatch worker, int index, EventLoop loop) {
        LoopLoad load = loads.parts().get(index);
        List<VirtualUser> users = users(index);
        return load instanceof LoopLoad.Closed closed
                ? new ClosedIssuer(worker, loop, closed, users, loads.allUsers())
                : new OpenIssuer(
                        worker,
                        loop,
                        (LoopLoad.Open) load,
                        users,
                        index,
                        plan.client().loops());
    }

    private List<VirtualUser> users(int loop) {
        List<VirtualUser> users = new ArrayList<>();
        int first = loads.firstUser(loop);
        for (int i = first; i < first + loads.users(loop); i++) {
            users.add(new VirtualUser(
                    new User(i, new SplittableRandom(plan.seed() ^ (i * 0x9E3779B97F4A7C15L))), instances.ofUser(i)));
        }
        return users;
    }

    private RequestSource source() {
        boolean declared = scenario.declared(plan.workload());
        RequestWriter writer = new RequestWriter(
                adapter,
                target,
                new WireEncoder(target.url(), endpoint),
                CacheIntent.of(plan),
                declared ? RequestWriter.common(plan, samples) : "");
        if (!declared) {
            return new MethodRequests<>(scenario, plan.workload(), samples, writer);
        }
        return samples instanceof Deck deck
                ? new DeclaredRequests(deck, plan.source().system(), writer)
                : new FreshRequests(samples, plan.source().system(), writer);
    }

    @SuppressWarnings("unchecked") // every user's scenario object was made by this.scenario.newInstance()
    private boolean passes(VirtualUser user, Reply reply) {
        return scenario.check((S) user.scenario, reply);
    }
}
