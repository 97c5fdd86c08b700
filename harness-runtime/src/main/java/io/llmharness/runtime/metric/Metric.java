package io.llmharness.runtime.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of metrics that requests have one by one: each with its key, formula, unit and direction. Symbols of the formulas: a
 * intended arrival, d dispatch, s first request byte written, b first body byte, t_1 … t_m payload events, z end of the stream, N
 * output tokens, n_j output tokens in event j, g the gaps t_j − t_(j−1), τ the gap above which a stream stalls.
 */
public enum Metric {
    TTFT("ttft", "time to first token", "t_1 − d", Group.LATENCY),
    TTFT_INTENDED("ttft.intended", "time to first token from the intended arrival", "t_1 − a", Group.LATENCY),
    TTFT_SERVICE("ttft.service", "time to first token from the first byte written", "t_1 − s", Group.LATENCY),
    TTFO("ttfo", "time to first output token, reasoning skipped", "first text or tool event − d", Group.LATENCY),
    TTST("ttst", "time to second token", "t_2 − t_1", Group.LATENCY),
    ITL("itl", "inter-token latency, uniform within an event", "(t_j − t_(j−1))/n_j, n_j samples", Group.LATENCY),
    ICL("icl", "inter-chunk latency", "t_j − t_(j−1), one sample a gap", Group.LATENCY),
    TPOT("tpot", "time per output token", "(t_m − t_1)/(N − n_1)", Group.LATENCY),
    NTPOT("ntpot", "end-to-end latency per output token", "(t_m − d)/N", Group.LATENCY),
    E2E("e2e", "end-to-end latency", "t_m − d; not streamed: z − d", Group.LATENCY),
    E2E_INTENDED("e2e.intended", "end-to-end latency from the intended arrival", "t_m − a", Group.LATENCY),
    E2E_SERVICE("e2e.service", "end-to-end latency from the first byte written", "t_m − s", Group.LATENCY),
    INTERACTIVITY(
            "interactivity", "output tokens a second of one answer, 1/tpot", "(N − n_1)/(t_m − t_1)", Unit.PER_SECOND),
    JITTER_RATIO("jitterRatio", "jitter ratio of an answer of 20 events or more", "p95(g)/p50(g)", Unit.RATIO),
    MAX_STALL("maxStall", "maximum stall of an answer", "max g", Group.EXPERIENCE),
    STALL_FRACTION("stallFraction", "share of a stream that was stalls", "Σ max(0, g − τ)/(t_m − t_1)", Unit.RATIO),
    TTFB("ttfb", "time to first body byte", "b − d", Group.TRANSPORT),
    STREAM_TAIL("streamTail", "end of stream after the last token", "z − t_m", Group.TRANSPORT),
    CONNECT_WAIT("connectWait", "connect and client queue", "s − d", Group.TRANSPORT),
    SCHEDULE_LAG("scheduleLag", "dispatch after the intended arrival", "d − a", Group.CLIENT),
    LOOP_LAG("loopLag", "lateness of a timer on the event loop", "ran − due, every 10 ms", Group.CLIENT),
    TTFT_PAUSED(
            "ttft.paused",
            "ttft of samples that a pause of the client touched",
            "t_1 − d, d or t_1 in a pause",
            Group.CLIENT),
    ICL_PAUSED("icl.paused", "icl of such samples", "t_j − t_(j−1), one of them in a pause", Group.CLIENT),
    E2E_PAUSED("e2e.paused", "e2e of such samples", "t_m − d, d or t_m in a pause", Group.CLIENT);

    /** What a metric tells about. */
    public enum Group {
        /** The engine, as a user feels it. */
        LATENCY,
        /** How fast and how smoothly an answer comes once it has begun. */
        EXPERIENCE,
        /** The way there and back. */
        TRANSPORT,
        /** The client itself: a bad value makes the others doubtful. */
        CLIENT
    }

    /** What a metric's recorded values are. */
    public enum Unit {
        /** Nanoseconds of {@link System#nanoTime}. */
        NANOSECONDS("ns", 1, Direction.LOWER_IS_BETTER),
        /** Millionths of a pure number. */
        RATIO("1", 1e6, Direction.LOWER_IS_BETTER),
        /** Millionths of tokens a second. */
        PER_SECOND("tok/s", 1e6, Direction.HIGHER_IS_BETTER);

        private final String symbol;
        private final double recorded;
        private final Direction direction;

        Unit(String symbol, double recorded, Direction direction) {
            this.symbol = symbol;
            this.recorded = recorded;
            this.direction = direction;
        }

        /** The unit in which figures are told; times are told in whatever unit of time is wanted. */
        public String symbol() {
            return symbol;
        }

        /** Recorded value of one {@link #symbol()}. */
        public double recorded() {
            return recorded;
        }
    }

    private final String key;
    private final String title;
    private final String formula;
    private final Group group;
    private final Unit unit;

    Metric(String key, String title, String formula, Group group) {
        this(key, title, formula, group, Unit.NANOSECONDS);
    }

    Metric(String key, String title, String formula, Unit unit) {
        this(key, title, formula, Group.EXPERIENCE, unit);
    }

    Metric(String key, String title, String formula, Group group, Unit unit) {
        this.key = key;
        this.title = title;
        this.formula = formula;
        this.group = group;
        this.unit = unit;
    }

    /** Stable name, the same in code, JSON, CSV, HTML and on the console. */
    public String key() {
        return key;
    }

    /** Its name in words. */
    public String title() {
        return title;
    }

    /** Its formula, in the symbols of the class comment. */
    public String formula() {
        return formula;
    }

    public Group group() {
        return group;
    }

    /** What its recorded values are. */
    public Unit unit() {
        return unit;
    }

    /** Which way it gets better. */
    public Direction direction() {
        return unit.direction;
    }

    /** The metric with this key. */
    public static Optional<Metric> find(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }

    /** All keys, in catalogue order. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Metric::key).toList();
    }
}
