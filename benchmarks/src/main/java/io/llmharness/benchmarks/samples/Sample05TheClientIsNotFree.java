package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.Fork;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Warmup;
import io.llmharness.annotations.Workload;

/**
 * Misconception: what slows down under load is the engine.
 *
 * <p>It may be the client. Hundreds of streams are thousands of events a second, and a client that reads them late reports its own
 * delay as the engine's. So the harness measures itself in every run: {@code loopLag} is how late its event loops are,
 * {@code scheduleLag} how late requests leave, and collections and CPU are watched beside them. The verdict stands first in every
 * report; DEGRADED and INVALID come with their reasons, and an INVALID run prints no headline figure.
 *
 * <p>Here the simulated engine answers each stream at a fixed pace however many there are, so whatever grows with the users is the
 * client's. Find the number at which the verdict changes, then give it a second loop with {@code -el 2}:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample05 -sim ttft=50ms,itl=10ms -t 16,256,2048 -w 1s -i 1 -r 5s}</pre>
 */
@LlmBenchmark
@Engine(value = "openai", model = "gpt-4o-mini", apiKeyEnv = "OPENAI_API_KEY")
@Concurrency(
        value = {16, 64},
        rampUp = "200ms",
        thinkTime = "10ms")
@Warmup(iterations = 1, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Workload(prompt = "Count to fifty.", outputTokens = "50")
public class Sample05TheClientIsNotFree {}
