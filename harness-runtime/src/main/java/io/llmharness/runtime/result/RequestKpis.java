package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Kpi.Absent;
import io.llmharness.runtime.result.Kpi.Figure;
import io.llmharness.runtime.result.Kpi.Finding;
import io.llmharness.runtime.result.Kpi.Input;
import java.util.Optional;

/** KPIs of a single request: means over the succeeded ones. The engine's own figure comes first, the client's where there is none. */
final class RequestKpis {
    private static final String MILLIS = "ms";
    private static final String ENGINE = "engine: mean of its ";

    private RequestKpis() {}

    static Finding loadDuration(Input in) {
        return engine(in, NativeFigure.LOAD_DURATION);
    }

    /** What requests report themselves, else the engine's own histogram over the forks. */
    static Finding queueingTime(Input in) {
        if (engine(in, NativeFigure.QUEUE_DURATION) instanceof Figure figure) {
            return figure;
        }
        Optional<EngineCounters> counted = CacheFinding.counted(
                        in.trial().trial().forks())
                .filter(c -> c.queued() > 0 && Double.isFinite(c.queueSeconds()));
        return counted.<Finding>map(c -> new Figure(
                        c.queueSeconds() / c.queued() * 1000,
                        MILLIS,
                        "engine: Δsum/Δcount of its queue-time histogram over the forks, warm-up included"))
                .orElse(new Absent("the engine reports it neither with its answers nor among its counters"));
    }

    static Finding engineTotalDuration(Input in) {
        return engine(in, NativeFigure.TOTAL_DURATION);
    }

    static Finding engineTtft(Input in) {
        return engine(in, NativeFigure.TIME_TO_FIRST_TOKEN);
    }

    static Finding clientEngineRatio(Input in) {
        NativeStat stat = in.trial().totals().nativeFigures().get(NativeFigure.TOTAL_DURATION);
        return stat == null || stat.sumNanos() == 0 || stat.clientSumNanos() == 0
                ? new Absent("the engine does not report its total duration")
                : new Figure(
                        (double) stat.clientSumNanos() / stat.sumNanos(),
                        "1",
                        "client's time from the first byte written to the end of the stream, over the engine's"
                                + " totalDuration");
    }

    static Finding promptEvalCount(Input in) {
        return mean(in, in.trial().totals().tokens().input(), "prompt");
    }

    static Finding responseTokenCount(Input in) {
        return mean(in, in.trial().totals().tokens().output(), "output");
    }

    static Finding promptEvalTime(Input in) {
        return engine(in, NativeFigure.PROMPT_EVAL_DURATION) instanceof Figure figure
                ? figure
                : in.trial()
                        .latency(Metric.TTFT_SERVICE)
                        .<Finding>map(l -> new Figure(
                                l.pooled().getMean() / 1e6, MILLIS, "client: mean of ttft.service, an upper bound"))
                        .orElse(new Absent("neither the engine reports it nor were answers streamed"));
    }

    static Finding promptTokenRate(Input in) {
        return rate(promptEvalCount(in), promptEvalTime(in));
    }

    static Finding responseGenerationTime(Input in) {
        if (engine(in, NativeFigure.EVAL_DURATION) instanceof Figure figure) {
            return figure;
        }
        Optional<Latency> first = in.trial().latency(Metric.TTFT);
        Optional<Latency> all = in.trial().latency(Metric.E2E);
        if (first.isEmpty() || all.isEmpty() || first.get().count() != all.get().count()) {
            return new Absent("neither the engine reports it nor were all answers streamed");
        }
        double nanos = all.get().pooled().getMean() - first.get().pooled().getMean();
        return new Figure(nanos / 1e6, MILLIS, "client: mean of t_m − t_1");
    }

    static Finding responseTokenRate(Input in) {
        return rate(responseTokenCount(in), responseGenerationTime(in));
    }

    static Finding e2eLatency(Input in) {
        return in.trial()
                .latency(Metric.E2E)
                .<Finding>map(l -> new Figure(l.pooled().getMean() / 1e6, MILLIS, "client: mean of e2e"))
                .orElse(new Absent("no request succeeded"));
    }

    private static Finding engine(Input in, NativeFigure figure) {
        NativeStat stat = in.trial().totals().nativeFigures().get(figure);
        return stat == null || stat.count() == 0
                ? new Absent("the engine does not report it")
                : new Figure((double) stat.sumNanos() / stat.count() / 1e6, MILLIS, ENGINE + figure.key());
    }

    private static Finding mean(Input in, long tokens, String what) {
        TokenCounts counts = in.trial().totals().tokens();
        long succeeded = in.trial().totals().requests().succeeded();
        return tokens == 0 || succeeded == 0 || counts.counted() == 0 || counts.uncounted() > 0
                ? new Absent("the engine does not report the " + what + " tokens of every answer")
                : new Figure((double) tokens / succeeded, "tokens", "engine: usage, mean of a request");
    }

    private static Finding rate(Finding tokens, Finding time) {
        if (tokens instanceof Absent) {
            return tokens;
        }
        if (time instanceof Absent) {
            return time;
        }
        Figure n = (Figure) tokens;
        Figure t = (Figure) time;
        return t.value() > 0
                ? new Figure(n.value() / t.value() * 1000, "tok/s", n.source() + ", over " + t.source())
                : new Absent("the time is zero");
    }
}
