package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Every default of a run, once, with its reason. Annotations come before them, options before annotations. The defaults inside an
 * annotation that is written but not in full, such as {@code @Warmup(iterations = 2)}, are the same values.
 */
public final class Defaults {
    /** One warm-up iteration of ten seconds: enough for connections, the JIT compiler and the engine's own caches and graphs. */
    public static final Iterations WARMUP = new Iterations(1, Duration.ofSeconds(10), 0);

    /** Three iterations of ten seconds: three, so that a drift shows; ten seconds, so that each holds many answers. */
    public static final Iterations MEASUREMENT = new Iterations(3, Duration.ofSeconds(10), 0);

    /** A cold start is one request, first of its process. */
    public static final Iterations SINGLE_SHOT = new Iterations(1, Duration.ofSeconds(10), 1);

    /** No warm-up: what {@link Mode#SingleShotTime} wants to see is the cold start. */
    public static final Iterations NO_WARMUP = new Iterations(0, Duration.ofSeconds(10), 0);

    /** One fork, not JMH's five: an engine varies more than the client's JVM does, and trials last minutes. Intervals need two. */
    public static final Forks FORKS = Forks.of(1, 0);

    /** Longer than any answer that somebody waits for, shorter than a hang that nobody notices. */
    public static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** A connection across the world takes under a second; a host that drops packets is found out before anybody wonders. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** A gap within an answer that a reader notices: silent reading, 238 words a minute (Brysbaert 2019), takes a token in about as long. */
    public static final Duration STALL = Duration.ofMillis(200);

    /** What {@code -retry n} leaves open; that of {@code @Retry}. */
    public static final Duration RETRY_BACKOFF = Duration.ofMillis(500);

    /** What {@code -retry n} leaves open; that of {@code @Retry}. */
    public static final Duration RETRY_LONGEST = Duration.ofSeconds(30);

    /** Latencies are what most people ask for first; every other figure is recorded whatever the mode. */
    public static final List<Mode> MODES = List.of(Mode.SampleTime);

    /** Model latencies are tens to thousands of milliseconds. */
    public static final TimeUnit OUTPUT_UNIT = TimeUnit.MILLISECONDS;

    /** One event loop decodes more events than any single engine sends; a second one is for clients that fall behind. */
    public static final int LOOPS = 1;

    /** As many connections as the load needs: a limit would queue requests in the client. */
    public static final int CONNECTIONS = 0;

    /** The same on every platform; {@code epoll} saves system calls on Linux. */
    public static final String TRANSPORT = "nio";

    /** What the server offers: HTTP/2 is what hosted engines are built for. */
    public static final String HTTP = "auto";

    /** The share of good requests that is wanted where limits are given without one; that of {@code @Slo}. */
    public static final double ATTAINMENT = 0.99;

    /**
     * What a fork's JVM runs with unless a scenario says otherwise. A small heap with a young generation of fixed size keeps its
     * collections short and its memory low; a serial collector needs no threads that would compete with the loops. Netty's search for
     * leaks, which takes stack traces on the loops, is for our tests.
     */
    public static final List<String> JVM_ARGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx1g",
            "-Xmn24m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Dio.netty.leakDetection.level=disabled");

    private Defaults() {}
}
