package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.Main;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.eventlog.DirectLog;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.eventlog.RunLog;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.JsonFormat;
import io.llmharness.runtime.report.ResultFile;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log of all that a recorder can be told is reported in memory that does not grow with it: a JVM of 64 MiB makes the result, and it is
 * right. A million events unless
 * {@code -Deventlog.events} says otherwise.
 */
@Timeout(600)
class LargeLogTest {
    private static final int EVENTS = Integer.getInteger("eventlog.events", 1_000_000);
    private static final int EVENTS_AN_ANSWER = 128;
    private static final long START = 1_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final HostFacts HOST = new HostFacts("0.1", "c", "j", "o", "cpu", 2, 1, -1, "");

    private final TrialPlan plan = new PlainTrial().plan(URI.create("http://localhost:1"));
    private final SplittableRandom random = new SplittableRandom(EVENTS);
    private final List<LoopIteration> parts = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void is_reported_in_little_memory() throws Exception {
        Path log = folder.resolve("large.events");
        RunResult run = write(log);
        Path own = folder.resolve("own.json");
        new ResultFile(own).write(new JsonFormat(), run);

        Path again = folder.resolve("again.json");
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "report",
                        log.toString(),
                        "-rff",
                        again.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(folder.resolve("out.txt"))).isZero();
        System.out.printf(
                "%,d events in %,d bytes, reported in %.1f s%n",
                EVENTS, Files.size(log), (System.nanoTime() - begun) / 1e9);
        assertThat(Files.mismatch(own, again)).isEqualTo(-1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What a run of one fork would have written and kept. */
    private RunResult write(Path file) throws IOException {
        RunLog log = new RunLog(file);
        log.begin(Instant.EPOCH, HOST, List.of(plan));
        log.forkStarted(plan, 0, false);
        IterationResult iteration;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            iteration = iteration(new DirectLog(channel));
        }
        log.iterationDone(plan, iteration);
        ForkResult fork = new ForkResult(0, 0, List.of(iteration), Optional.empty());
        log.forkDone(plan, fork);
        TrialResult trial = new TrialResult(plan, Optional.empty(), Instant.EPOCH, Instant.EPOCH, List.of(fork));
        RunResult run = new RunResult(HOST, Instant.EPOCH, Instant.EPOCH, false, List.of(trial));
        assertThat(log.end(run)).isEmpty();
        return run;
    }

    private IterationResult iteration(DirectLog log) {
        int requests = EVENTS / EVENTS_AN_ANSWER;
        Windows windows = Windows.timed(0, 0, START, requests * SECOND / 1000);
        log.add(new LogEntry.StretchBegun(
                0, 0, 0, windows.bounds(), windows.requests(), START - SECOND, Instant.EPOCH));
        LoopJournal journal = new LoopJournal(log.stream(0));
        LoopRecorder recorder = new LoopRecorder(Limits.of(plan), new Live(), journal, parts::add);
        recorder.begin(windows, START);
        RequestRecord request = new RequestRecord();
        for (int i = 0; i < requests; i++) {
            fill(request, i);
            request.window = recorder.offered(request.intended);
            recorder.dispatched(request.window);
            if (i % 11 == 3) {
                request.cause = FailureCause.OVERLOADED;
                request.message = "busy " + i % 7;
                request.retryAfter = Optional.of(Duration.ofMillis(i % 5));
                recorder.retried(request);
            }
            if (i % 13 == 5) {
                recorder.cancelled(request);
            } else {
                recorder.ended(request);
            }
            if (i % 17 == 7) {
                recorder.delayed(recorder.offered(request.intended));
                recorder.dropped(request.intended);
            }
            recorder.loopLag(i % 19 == 9 ? 50_000_000 : random.nextInt(100_000), request.ended);
        }
        recorder.finish(windows.to(0));
        ClientHealth health = new ClientHealth(1, 2, 3, 0.4, 0.5);
        log.add(new LogEntry.IterationDone(0, List.of(), health));
        return new Assembler(windows, START - SECOND, Instant.EPOCH).assemble(parts, List.of(), health);
    }

    private void fill(RequestRecord r, int number) {
        r.forget();
        r.streamed = true;
        r.attempt = 1;
        r.number = number;
        r.status = 200;
        r.intended = START + number * 1_000_000L;
        r.dispatched = r.intended + random.nextInt(50_000);
        r.writeBegun = r.dispatched + random.nextInt(50_000);
        r.firstByte = r.writeBegun + 20_000_000 + random.nextInt(5_000_000);
        long at = r.firstByte;
        for (int e = 0; e < EVENTS_AN_ANSWER; e++) {
            r.events.add(at, 1, EventTimes.TEXT);
            at += random.nextInt(4) == 0 ? 0 : 10_000_000 + random.nextInt(2_000_000);
        }
        r.firstOutput = r.firstByte;
        r.ended = at;
        r.inputTokens = 20;
        r.outputTokens = EVENTS_AN_ANSWER;
    }
}
