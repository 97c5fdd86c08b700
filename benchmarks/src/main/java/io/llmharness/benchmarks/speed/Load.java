package io.llmharness.benchmarks.speed;

import io.llmharness.annotations.Mode;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What both clients are told to do; the same bytes go over the wire.
 *
 * @param port where the simulated engine listens
 * @param connections connections of the bare reader, users of a closed load
 * @param rate arrivals per second of an open load; 0: a closed one
 * @param events token events of an answer
 * @param warmupSeconds time before measuring
 * @param seconds time measured
 * @param transport {@code nio} or {@code epoll}
 */
record Load(int port, int connections, double rate, int events, int warmupSeconds, int seconds, String transport) {
    private static final String PROMPT = "Tell me a story.";

    static Load parse(String text) {
        String[] parts = text.split(",");
        return new Load(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                parts[6]);
    }

    @Override
    public String toString() {
        return port + "," + connections + "," + rate + "," + events + "," + warmupSeconds + "," + seconds + ","
                + transport;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The request that the harness would send, encoded by the harness's own adapter. */
    WireRequest request(Extensions extensions) {
        EngineTarget target = new EngineTarget("vllm", "vllm", url(), "sim", Secret.NONE, Map.of(), true);
        ChatRequest request = ChatRequest.of("0tag-tag " + PROMPT).maxTokens(events);
        return new WireEncoder(url()).encode(extensions.adapter("vllm").chat(request, target));
    }

    TrialPlan plan() {
        boolean open = rate > 0;
        return new TrialPlan(
                "speed",
                "",
                "",
                0,
                List.of(Mode.Throughput),
                new TrialPlan.EnginePlan("vllm", "vllm", url().toString(), "sim", "", Map.of()),
                Map.of(),
                open
                        ? new TrialPlan.LoadPlan("constant", Optional.of(rate), Map.of("maxInFlight", "4096"))
                        : new TrialPlan.LoadPlan("closed", Optional.of((double) connections), Map.of()),
                new Source(PROMPT, "", "", "", Integer.toString(events)),
                true,
                1,
                "cold",
                Optional.empty(),
                new Iterations(1, Duration.ofSeconds(warmupSeconds), 0),
                new Iterations(1, Duration.ofSeconds(seconds), 0),
                Forks.of(0, 0),
                Duration.ofSeconds(60),
                TimeUnit.MILLISECONDS,
                new TrialPlan.ClientPlan(1, 0, transport, "auto"),
                RequestRules.STANDARD);
    }
}
