package io.llmharness.runtime.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.exec.PlainTrial;
import io.llmharness.runtime.exec.ScriptedServer;
import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalForkLauncherTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LocalForkLauncher launcher = new LocalForkLauncher(System.getProperty("java.class.path"), Map.of());

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void line(String text) {
                lines.add(text);
            }
        };
    }

    private static void oneToken(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private static PlainTrial trial(Forks forks) {
        return new PlainTrial().users(2).measurement(2, Duration.ofMillis(300)).forks(forks);
    }

    @Test
    void aForkIsAProcessOfItsOwnAndSendsWhatItFound() throws Exception {
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            ForkResult result = launcher.run(trial(Forks.of(1, 0)).requests(20).plan(server.url()), 4, listener());

            assertThat(result.failure()).isEmpty();
            assertThat(result.index()).isEqualTo(4);
            assertThat(result.connections())
                    .containsExactly(new ConnectionFacts("1.1", Optional.empty(), Optional.empty()));
            assertThat(result.pid()).isNotEqualTo(ProcessHandle.current().pid()).isPositive();
            assertThat(result.iterations()).hasSize(1);
            IterationResult last = result.iterations().get(0);
            assertThat(last.requests().succeeded()).isEqualTo(20);
            assertThat(last.histograms())
                    .isNotEmpty()
                    .allSatisfy((metric, histogram) ->
                            assertThat(histogram.getTotalCount()).isPositive());
            assertThat(lines).contains("made");
        }
    }

    @Test
    void httpsIsSpokenToAServerThatTheForkTrusts(@TempDir Path folder) throws Exception {
        TestKey key = TestKey.create(folder);
        Forks trusting = Forks.of(1, 0)
                .jvmArgsAppend(
                        "-Djavax.net.ssl.trustStore=" + key.store(),
                        "-Djavax.net.ssl.trustStorePassword=" + key.password());
        try (ScriptedServer server = new ScriptedServer(key.serverSocket(), LocalForkLauncherTest::oneToken)) {
            URI url = URI.create("https://localhost:" + server.url().getPort());
            ForkResult trusted = launcher.run(trial(trusting).requests(8).plan(url), 0, listener());
            ForkResult untrusted =
                    launcher.run(trial(Forks.of(1, 0)).requests(2).plan(url), 0, listener());

            assertThat(trusted.failure()).isEmpty();
            IterationResult last = trusted.iterations().get(0);
            assertThat(last.requests().succeeded()).isEqualTo(8);
            assertThat(last.errors()).isEmpty();
            assertThat(untrusted.iterations().get(0).errors()).containsOnlyKeys(FailureCause.TLS);
        }
    }

    @Test
    void aForkThatDiesTellsItsExitCodeAndLastWords() throws Exception {
        Forks forks = Forks.of(1, 0).jvmArgsAppend("-Dplain.crash=exit");
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            ForkResult result = launcher.run(trial(forks).plan(server.url()), 0, listener());

            assertThat(result.failure())
                    .get()
                    .asString()
                    .contains("exit code 3")
                    .contains("last words");
        }
    }

    @Test
    void aForkOutOfMemoryIsAFailedFork() throws Exception {
        Forks forks = Forks.of(1, 0).jvmArgs("-Xmx32m", "-XX:+ExitOnOutOfMemoryError", "-Dplain.crash=memory");
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            ForkResult result = launcher.run(trial(forks).plan(server.url()), 0, listener());

            assertThat(result.failure())
                    .get()
                    .asString()
                    .contains("exit code 3")
                    .contains("Terminating due to java.lang.OutOfMemoryError");
        }
    }

    @Test
    void anExceptionOfTheScenarioIsToldInASentenceAndInFullInTheLog() throws Exception {
        Forks forks = Forks.of(1, 0).jvmArgsAppend("-Dplain.crash=throw");
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            ForkResult result = launcher.run(trial(forks).plan(server.url()), 0, listener());

            assertThat(result.failure())
                    .get()
                    .asString()
                    .contains("IllegalStateException: no such order")
                    .doesNotContain("\n");
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("at io.llmharness"));
        }
    }

    @Test
    void aJvmThatDoesNotExistIsAFailedFork() throws Exception {
        Forks forks = Forks.of(1, 0).jvm("no-such-java");
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            ForkResult result = launcher.run(trial(forks).plan(server.url()), 0, listener());

            assertThat(result.failure()).get().asString().contains("no-such-java");
        }
    }

    @Test
    void finishedIterationsOutliveTheFork() throws Exception {
        AtomicInteger iterations = new AtomicInteger();
        RunListener killer = new RunListener() {
            @Override
            public void iterationDone(TrialPlan plan, IterationResult iteration) {
                if (iterations.getAndIncrement() == 0) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
            }
        };
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            TrialPlan plan =
                    trial(Forks.of(1, 0)).measurement(20, Duration.ofSeconds(1)).plan(server.url());
            ForkResult result = launcher.run(plan, 0, killer);

            assertThat(result.iterations()).hasSizeBetween(1, 19); // more may be on their way when the first arrives
            assertThat(result.failure()).get().asString().contains("exit code 137");
        }
    }

    @Test
    void interruptingEndsTheForkEarlyAndInOrder() throws Exception {
        RunListener impatient = new RunListener() {
            @Override
            public void interval(TrialPlan plan, IntervalResult interval) {
                launcher.interrupt();
            }
        };
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            TrialPlan plan =
                    trial(Forks.of(1, 0)).measurement(1, Duration.ofMinutes(10)).plan(server.url());
            ForkResult result = launcher.run(plan, 0, impatient);

            assertThat(result.failure()).isEmpty();
            assertThat(result.iterations()).hasSize(1);
            assertThat(result.iterations().get(0).flow().seconds()).isBetween(0.9, 30.0);
        }
    }

    @Test
    void aTrialWhoseBudgetIsUsedUpRunsNoFurtherFork() throws Exception {
        Budget budget = new Budget(200, 0, 0, 0);
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            TrialPlan plan = trial(Forks.of(3, 0))
                    .measurement(1, Duration.ofMinutes(5))
                    .rules(RequestRules.STANDARD.budget(budget))
                    .plan(server.url());
            TrialRunner runner = new TrialRunner(
                    launcher, launcher, (p, l) -> Optional.empty(), p -> Optional.empty(), RunListener.silent());
            TrialForks forks = runner.begin(plan, Optional.empty());
            forks.next();

            assertThat(runner.stopped(plan)).isTrue();
            TrialResult result = forks.result();

            assertThat(result.failed()).isFalse();
            assertThat(runner.spent())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("the cap of 200 tokens is reached: 2"));
        }
    }

    @Test
    void anEngineThatIsNotResetIsNotMeasured() throws Exception {
        ResetResult broken = new ResetResult("cache", "", 1, Optional.of("it would not"));
        TrialPlan plan = trial(Forks.of(2, 0)).plan(URI.create("http://127.0.0.1:1"));
        TrialForks forks = new TrialRunner(
                        launcher, launcher, (p, l) -> Optional.of(broken), p -> Optional.empty(), RunListener.silent())
                .begin(plan, Optional.empty());
        forks.next();

        assertThat(forks.planned()).isFalse();
        ForkResult fork = forks.result().forks().get(0);
        assertThat(fork.failure()).hasValue("it would not");
        assertThat(fork.reset()).hasValue(broken);
    }

    @Test
    void aTrialRunsItsForksOneAfterTheOtherAndDropsWarmups() throws Exception {
        try (ScriptedServer server = new ScriptedServer(LocalForkLauncherTest::oneToken)) {
            TrialPlan plan =
                    trial(Forks.of(2, 1)).measurement(1, Duration.ofMillis(100)).plan(server.url());
            TrialForks forks = new TrialRunner(
                            launcher, launcher, (p, l) -> Optional.empty(), p -> Optional.empty(), RunListener.silent())
                    .begin(plan, Optional.empty());
            while (forks.planned()) {
                forks.next();
            }
            TrialResult result = forks.result();

            assertThat(result.failed()).isFalse();
            assertThat(result.forks()).extracting(ForkResult::index).containsExactly(0, 1);
            assertThat(result.forks())
                    .extracting(fork -> fork.start().orElseThrow().sequence())
                    .containsExactly(2, 3);
            assertThat(result.forks().get(0).pid())
                    .isNotEqualTo(result.forks().get(1).pid());
        }
    }
}
