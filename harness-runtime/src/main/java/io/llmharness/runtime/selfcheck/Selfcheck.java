package io.llmharness.runtime.selfcheck;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.host.Build;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.Certificate.Capacity;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.Serve;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.text.RunFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes certificates of accuracy, one after the other. */
public final class Selfcheck {
    private static final String PROMPT = "Tell me a story.";
    private static final String MODEL = "sim";
    private static final int CLIENTS_SHARE = 4;
    /** The wall clock, by which windows are told, against the monotonic one; nothing is sent in so long before a window. */
    private static final long CLOCK_NANOS = 2_000_000;

    private final EngineCatalog engines;
    private volatile @Nullable ClientProcess running;
    private volatile boolean interrupted;

    public Selfcheck(EngineCatalog engines) {
        this.engines = engines;
    }

    /** Whether there is a reference engine that speaks the protocol of this one. */
    public static boolean knows(String engine) {
        return Serve.dialects().stream().map(SimDialect::id).anyMatch(engine::equals);
    }

    /** Takes one. Throws {@link RunFailure} with a sentence when that cannot be done. */
    public Certificate take(CheckPlan plan) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("llm-harness-selfcheck");
            return take(plan, folder);
        } catch (IOException e) {
            throw new RunFailure(
                    interrupted
                            ? "The check of the client's accuracy was interrupted."
                            : "The client's accuracy could not be checked: " + e.getMessage() + ".",
                    e);
        } finally {
            delete(folder);
        }
    }

    /** Ends the check that runs; {@link #take} then throws. From any thread. */
    public void interrupt() {
        interrupted = true;
        ClientProcess client = running;
        if (client != null) {
            client.kill();
        }
    }

    private Certificate take(CheckPlan plan, Path folder) throws IOException {
        Path log = folder.resolve("truth");
        Observed seen;
        Safepoints.Sum safepoints;
        Capacity capacity;
        List<BareReading> floors = new ArrayList<>();
        try (ClientProcess client = ClientProcess.start(plan.forks(), folder);
                EmbeddedSim engine = EmbeddedSim.start(
                        simulation(plan, log), List.of(plan.engine().id()))) {
            running = client;
            EnginePlan at = at(plan.engine(), engine.url());
            HttpCall call = call(at, plan.point());
            for (int i = 0; i < plan.floors() / 2; i++) {
                floors.add(floor(plan, engine.port(), call, floors.size()));
            }
            client.safepoints().since();
            seen = client.run(new Stage(
                    at,
                    plan.point(),
                    plan.warmup().toNanos(),
                    plan.measurement().toNanos(),
                    requests(plan)));
            safepoints = client.safepoints().since();
            while (floors.size() < plan.floors()) {
                floors.add(floor(plan, engine.port(), call, floors.size()));
            }
            CapacitySearch search = new CapacitySearch(client, at, plan.point());
            capacity = plan.search() ? search.most() : search.multiple(plan.chunksPerSecond());
        } finally {
            running = null;
        }
        return certificate(plan, seen, safepoints, capacity, GroundTruth.read(log), floors);
    }

    private static Certificate certificate(
            CheckPlan plan,
            Observed seen,
            Safepoints.Sum safepoints,
            Capacity capacity,
            GroundTruth truth,
            List<BareReading> floors) {
        Latencies did = Truth.ofHarness(truth, seen.from() - CLOCK_NANOS, seen.to());
        if (did.e2e().count() != seen.succeeded()) {
            throw new RunFailure("The client's accuracy could not be checked: it saw " + seen.succeeded()
                    + " answers, and the reference engine's log has "
                    + did.e2e().count()
                    + (seen.example().isEmpty() ? "." : " (" + seen.example() + ")."));
        }
        Comparison comparison = new Comparison(seen.latencies(), did);
        floors.forEach(floor -> floor.addTo(comparison, truth));
        return new Certificate(
                plan.point(),
                Instant.now(),
                (seen.to() - seen.from()) / 1e9,
                Build.read().version(),
                Machine.jvm(),
                Machine.name(),
                comparison.accuracy(),
                capacity,
                new Certificate.Client(
                        seen.loopLag().p99() / 1e6,
                        seen.loopLag().max() / 1e6,
                        seen.health().gcPauses(),
                        seen.health().gcTotalMillis(),
                        seen.health().gcMaxMillis(),
                        safepoints.count(),
                        safepoints.totalNanos() / 1e6,
                        safepoints.maxNanos() / 1e6,
                        seen.unsuccessful(),
                        seen.processorWait()));
    }

    private static BareReading floor(CheckPlan plan, int port, HttpCall call, int number) throws IOException {
        Duration settling = Duration.ofMillis(200 + (long) (plan.point().answerSeconds() * 1000));
        return BareReader.read(port, call, plan.point(), settling, plan.measurement(), Integer.toString(number));
    }

    /** As many as the engine answers in the time, and enough for a p50. */
    private static int requests(CheckPlan plan) {
        OperatingPoint point = plan.point();
        double perSecond = point.closed() ? point.level() / point.answerSeconds() : point.level();
        double all = perSecond * plan.measurement().toNanos() / 1e9;
        return (int) Math.max(Percentile.P50.needs(), Math.round(all));
    }

    /** The engine's distance is one of tokens, the point's one of events. */
    static SimOptions simulation(CheckPlan plan, Path log) {
        OperatingPoint point = plan.point();
        int loops = Math.min(point.loops(), Math.max(1, Runtime.getRuntime().availableProcessors() / CLIENTS_SHARE));
        return SimOptions.parse(
                "ttft=" + micros(point.ttftMillis()) + ",itl=" + micros(point.gapMillis() / point.chunk()) + ",chunk="
                        + point.chunk() + ",loops=" + loops + ",truth=" + log
                        + (plan.simulation().isEmpty() ? "" : "," + plan.simulation()));
    }

    private static String micros(double millis) {
        return Math.round(millis * 1000) + "us";
    }

    private static EnginePlan at(EnginePlan engine, String url) {
        String model = engine.model().isEmpty() ? MODEL : engine.model();
        return new EnginePlan(engine.id(), engine.name(), url, model, "", engine.options());
    }

    private HttpCall call(EnginePlan engine, OperatingPoint point) {
        EngineTarget target = new EngineTarget(
                engine.id(),
                engine.name(),
                URI.create(engine.url()),
                engine.model(),
                Secret.NONE,
                engine.options(),
                true);
        return engines.find(engine.id())
                .orElseThrow(() -> new IllegalArgumentException("no engine \"" + engine.id() + "\""))
                .adapter()
                .chat(ChatRequest.of(PROMPT).maxTokens(point.tokens()), target);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it stands in the folder for temporary files, which the system clears
        }
    }
}
