package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Conversation;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.RunReport;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.replay.RequestList;
import io.llmharness.runtime.replay.RunReplay;
import io.llmharness.runtime.report.JsonFormat;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.Totals;
import io.llmharness.runtime.selfcheck.Certificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The result that is made from an event log is the run's own, byte for byte. */
@Timeout(120)
class RebuiltResultTest {
    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    /** Good answers of odd shapes, and failures of several kinds among them. */
    private void mixed(ScriptedServer.Exchange exchange) throws IOException {
        if (exchange.isHealthRequest()) {
            exchange.whole(200, "{}");
            return;
        }
        int n = asked.incrementAndGet();
        if (n % 11 == 3) {
            exchange.whole(503, "busy");
        } else if (n % 13 == 5) {
            exchange.whole(400, "no \"such\" parameter " + n);
        } else if (n % 17 == 7) {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\",\"n\":1}");
            exchange.close();
        } else {
            answer(exchange, n % 5 == 0, 1 + n % 7);
        }
    }

    /** Two tokens an event, or as many as the engine does not say; the usage is one more than the events have. */
    private static void answer(ScriptedServer.Exchange exchange, boolean uncounted, int events) throws IOException {
        exchange.beginStream();
        exchange.event("{\"f\":1}");
        for (int i = 1; i <= events; i++) {
            exchange.event(uncounted ? "{\"t\":\"x\"}" : "{\"t\":\"x\",\"n\":" + 2 * i + "}");
        }
        if (!uncounted || events % 2 == 0) {
            exchange.event("{\"u\":" + (2 * events + 1) + "}");
        }
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private OptionsBuilder options(ScriptedServer server) {
        return Options.builder()
                .include("plain")
                .engine("plain")
                .url("plain", server.url().toString())
                .warmupIterations(1)
                .warmupTime(Duration.ofMillis(200))
                .measurementIterations(2)
                .retry(3, Duration.ofMillis(5), Duration.ofSeconds(1))
                .sloTtft(Duration.ofMillis(2))
                .eventLog(log())
                .certificates(Certificates.Wanted.OFF)
                .profile(Profile.ids().toArray(String[]::new))
                .silent(true);
    }

    private Path log() {
        return folder.resolve("run.events");
    }

    private static String json(RunResult run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonFormat().write(run, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Totals rebuilt(RunReport report) throws IOException {
        assertThat(report.problems()).isEmpty();
        String own = json(report.result());
        assertThat(own).doesNotContain("eventLogGap");
        assertThat(json(RunReplay.read(log()))).isEqualTo(own);
        return report.summary().trials().get(0).totals();
    }

    private Map<LoggedRequest.Fate, Long> fates() throws IOException {
        Map<LoggedRequest.Fate, Long> fates = new EnumMap<>(LoggedRequest.Fate.class);
        assertThat(RequestList.read(log(), (number, request) -> fates.merge(request.fate(), 1L, Long::sum)))
                .isEmpty();
        return fates;
    }

    @Test
    void of_several_forks_loops_and_iterations_with_failures_and_retries() throws IOException {
        try (ScriptedServer server = new ScriptedServer(this::mixed)) {
            RunReport report = Harness.run(options(server)
                    .forks(2)
                    .warmupForks(1)
                    .eventLoops(2)
                    .requests(60)
                    .concurrency(3, 5)
                    .build());
            Totals totals = rebuilt(report);
            assertThat(report.result().trials())
                    .hasSize(2)
                    .allSatisfy(t -> assertThat(t.forks()).hasSize(2));
            assertThat(totals.errors()).containsKeys(FailureCause.BAD_REQUEST, FailureCause.TRUNCATED);
            assertThat(totals.retried()).containsKey(FailureCause.OVERLOADED);
            assertThat(totals.tokens().uncounted()).isPositive();
            assertThat(totals.requests().succeeded()).isGreaterThan(20);
            assertThat(totals.profiles()).containsOnlyKeys(Profile.values());
        }
    }

    @Test
    void of_an_open_load() throws IOException {
        try (ScriptedServer server = new ScriptedServer(this::mixed)) {
            rebuilt(Harness.run(options(server).forks(1).eventLoops(2).rate(300).build()));
            assertThat(fates())
                    .containsKeys(LoggedRequest.Fate.SUCCEEDED, LoggedRequest.Fate.FAILED, LoggedRequest.Fate.RETRIED);
        }
    }

    @Test
    void of_conversations_that_end_after_a_number_of_requests() throws IOException {
        PlainScenario.method = true;
        PlainScenario.checked = true;
        PlainScenario.hooks = true; // each iteration is a stretch of its own
        PlainScenario.check = reply -> reply.text().length() != 3;
        PlainScenario.next = (user, sample) -> user.index() % 2 == 0
                ? Work.of(Conversation.system("be brief").ask("a").repeat(2, turn -> "b" + turn))
                : Work.of(ChatRequest.of("alone"));
        try (ScriptedServer server = new ScriptedServer(this::mixed)) {
            RunReport report = Harness.run(options(server)
                    .forks(0)
                    .eventLoops(2)
                    .concurrency(4)
                    .requests(80)
                    .build());
            Totals totals = rebuilt(report);
            assertThat(totals.errors()).containsKey(FailureCause.CHECK_FAILED);
            Set<Integer> turns = new HashSet<>();
            RequestList.read(log(), (number, request) -> turns.add(request.conversationTurn()));
            assertThat(turns).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void of_a_run_that_was_interrupted() throws IOException {
        ScriptedServer.Script slow = exchange -> {
            if (exchange.isHealthRequest()) {
                exchange.whole(200, "{}");
            } else if (asked.incrementAndGet() <= 20) {
                answer(exchange, false, 3);
            } else {
                exchange.beginStream();
                exchange.event("{\"t\":\"x\",\"n\":1}");
                ScriptedServer.pause(60_000_000_000L);
            }
        };
        AtomicReference<Harness> running = new AtomicReference<>();
        RunListener impatient = new RunListener() {
            @Override
            public void interval(TrialPlan plan, IntervalResult interval) {
                running.get().interrupt();
            }
        };
        try (ScriptedServer server = new ScriptedServer(slow)) {
            Options options = options(server)
                    .forks(1)
                    .rate(100)
                    .measurementTime(Duration.ofSeconds(60))
                    .build();
            Harness harness = new Harness(options, impatient, "");
            running.set(harness);
            RequestCounts counts = rebuilt(harness.run()).requests();
            assertThat(counts.cancelled()).isPositive();
            assertThat(fates()).containsKeys(LoggedRequest.Fate.CANCELLED);
        }
    }
}
