package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Turns finished requests of one loop into figures: latencies go to the iteration in which the request was to arrive, tokens to the
 * iteration in which they arrived. An iteration is handed over when its window is past and no request of it is under way. Written by
 * its loop alone.
 */
final class LoopRecorder {
    private static final long SECOND = 1_000_000_000L;

    private final Limits limits;
    private final Consumer<LoopIteration> finished;
    private final Live live;
    private final Smoothness smoothness;
    private final ClientPauses pauses = new ClientPauses(LoopWorker.TICK_NANOS);
    private final Journal journal;
    private Windows windows = Windows.none();
    private LoopIteration[] iterations = {};
    private int[] underWay = {};
    private int nextToFinish;
    private long lastEnd = Long.MIN_VALUE;

    LoopRecorder(Limits limits, Live live, Journal journal, Consumer<LoopIteration> finished) {
        this.limits = limits;
        this.live = live;
        this.journal = journal;
        this.finished = finished;
        this.smoothness = new Smoothness(limits.stall());
    }

    /** A new stretch of load begins. */
    void begin(Windows stretch, long now) {
        journal.began(stretch, now);
        windows = stretch;
        iterations = new LoopIteration[stretch.count()];
        for (int i = 0; i < iterations.length; i++) {
            iterations[i] = new LoopIteration(i, limits.profiles());
        }
        underWay = new int[iterations.length];
        nextToFinish = 0;
        pauses.begin(now);
    }

    /** The window of a request that was to arrive at this time; that of the last iteration for a time beyond all. */
    int offered(long intended) {
        int window = windowOf(intended);
        iterations[window].offered++;
        underWay[window]++;
        return window;
    }

    private int windowOf(long intended) {
        return Math.min(windows.at(intended), iterations.length - 1);
    }

    void dispatched(int window) {
        iterations[window].dispatched++;
    }

    /** A request that has to wait before it may be sent. */
    void delayed(int window) {
        journal.delayed(window);
        iterations[window].delayed++;
    }

    /** A request that was offered but never sent. */
    void dropped(long intended) {
        journal.dropped(intended);
        int window = windowOf(intended);
        LoopIteration iteration = iterations[window];
        iteration.dropped++;
        iteration.errors[FailureCause.DROPPED.ordinal()]++;
        live.failed++;
        underWay[window]--;
    }

    /** A request given up because the run was interrupted. */
    void cancelled(RequestRecord e) {
        journal.cancelled(e);
        iterations[e.window].cancelled++;
        underWay[e.window]--;
    }

    /** The timer ran, so late. */
    void loopLag(long nanos, long now) {
        journal.loopLag(nanos, now);
        pauses.tick(now - nanos, now);
        int window = windows.at(now);
        if (window < iterations.length && window >= nextToFinish) {
            record(iterations[window], Metric.LOOP_LAG, nanos);
        }
    }

    /** So many bytes crossed the loop's sockets since the last call: they count for the window of this time. */
    void traffic(long received, long sent, long now) {
        journal.traffic(received, sent, now);
        int window = windows.at(now);
        if (window < iterations.length && window >= nextToFinish) {
            iterations[window].bytesReceived += received;
            iterations[window].bytesSent += sent;
        }
    }

    /** An attempt that failed, of a request that is sent again. */
    void retried(RequestRecord e) {
        journal.retried(e);
        LoopIteration iteration = iterations[e.window];
        FailureCause cause = e.cause == null ? FailureCause.PROTOCOL_VIOLATION : e.cause;
        iteration.retries += e.resent ? 2 : 1;
        iteration.retried[cause.ordinal()]++;
        iteration.example(cause, e.status, e.message, e.retryAfter);
    }

    /** Records a request that has ended, well or not. */
    void ended(RequestRecord e) {
        journal.ended(e);
        LoopIteration iteration = iterations[e.window];
        if (e.resent) {
            iteration.retries++;
        }
        record(iteration, Metric.SCHEDULE_LAG, e.dispatched - e.intended);
        lastEnd = e.ended;
        residence(e);
        if (e.succeeded()) {
            live.succeeded++;
            succeeded(e, iteration);
        } else {
            live.failed++;
            failed(e, iteration);
        }
        underWay[e.window]--;
    }

    /** Hands over every iteration that is complete at this time; {@code last}: nothing more will come, so all are. */
    void finishUpTo(long now, boolean last) {
        while (nextToFinish < iterations.length) {
            boolean past = last || now >= windows.to(nextToFinish);
            boolean begun = now > windows.from(nextToFinish); // not so where a run was stopped early
            if (!past || !begun || underWay[nextToFinish] > 0) {
                return;
            }
            long until = Math.min(windows.to(nextToFinish), windows.byCount() ? lastEnd : now);
            finish(Math.max(windows.startNanos(), until));
        }
    }

    /** Hands over the next iteration, whose window ended at this time. */
    void finish(long endNanos) {
        LoopIteration done = iterations[nextToFinish++];
        done.endNanos = endNanos;
        journal.finished(done.window, endNanos);
        finished.accept(done);
    }

    private void failed(RequestRecord e, LoopIteration iteration) {
        FailureCause cause = e.cause == null ? FailureCause.PROTOCOL_VIOLATION : e.cause;
        iteration.errors[cause.ordinal()]++;
        iteration.example(cause, e.status, e.message, e.retryAfter);
        switch (cause) {
            case TIMEOUT, FIRST_TOKEN_TIMEOUT, IDLE_TIMEOUT -> iteration.timedOut++;
            case DNS, CONNECT_REFUSED, CONNECT_TIMEOUT, TLS -> iteration.refused++;
            default -> iteration.failed++;
        }
    }

    private void succeeded(RequestRecord e, LoopIteration iteration) {
        iteration.succeeded++;
        int ending = windows.at(e.ended);
        if (ending < iterations.length) {
            iterations[ending].completionsInWindow++;
        }
        latencies(e, iteration);
        gaps(e, iteration);
        if (pauses.any(e.dispatched, e.ended)) {
            paused(e, iteration);
        }
        if (!limits.profiles().isEmpty()) {
            iteration.profiles.record(new ProfileView(e));
        }
        tokens(e, iteration);
        figures(e, iteration);
        judge(e, iteration);
    }

    private void latencies(RequestRecord e, LoopIteration iteration) {
        int events = e.events.size();
        long last = e.streamed && events > 0 ? e.events.last() : e.ended;
        record(iteration, Metric.E2E, last - e.dispatched);
        record(iteration, Metric.E2E_INTENDED, last - e.intended);
        record(iteration, Metric.E2E_SERVICE, last - e.writeBegun);
        record(iteration, Metric.CONNECT_WAIT, e.writeBegun - e.dispatched);
        if (e.firstByte != RequestRecord.UNSET) {
            record(iteration, Metric.TTFB, e.firstByte - e.dispatched);
        }
        if (e.outputTokens > 0) {
            record(iteration, Metric.NTPOT, (last - e.dispatched) / e.outputTokens);
        }
        if (!e.streamed || events == 0) {
            return;
        }
        long first = e.events.first();
        record(iteration, Metric.TTFT, first - e.dispatched);
        record(iteration, Metric.TTFT_INTENDED, first - e.intended);
        record(iteration, Metric.TTFT_SERVICE, first - e.writeBegun);
        record(iteration, Metric.STREAM_TAIL, e.ended - last);
        live.ttft(Math.max(0, first - e.dispatched));
        if (e.firstOutput != RequestRecord.UNSET) {
            record(iteration, Metric.TTFO, e.firstOutput - e.dispatched);
        }
        if (events > 1) {
            record(iteration, Metric.TTST, e.events.nanos(1) - first);
        }
        long tpot = tpot(e);
        if (tpot >= 0) {
            record(iteration, Metric.TPOT, tpot);
        }
        if (tpot > 0) {
            record(iteration, Metric.INTERACTIVITY, interactivity(e));
        }
    }

    /** Time per output token, −1 where it is undefined; tokens of the first event are taken as 1 where they are not known. */
    private static long tpot(RequestRecord e) {
        long inFirst = Math.max(1, e.events.size() == 0 ? 1 : e.events.tokens(0));
        long rest = e.outputTokens - inFirst;
        return e.streamed && rest > 0 && e.events.size() > 1 ? (e.events.last() - e.events.first()) / rest : -1;
    }

    /** Output tokens a second after the first event; only where {@link #tpot} is more than 0. */
    private static long interactivity(RequestRecord e) {
        double rest = e.outputTokens - Math.max(1, e.events.tokens(0));
        double seconds = (e.events.last() - e.events.first()) / 1e9;
        return Math.round(rest / seconds * Metric.Unit.PER_SECOND.recorded());
    }

    private void gaps(RequestRecord e, LoopIteration iteration) {
        int events = e.events.size();
        iteration.events += events;
        iteration.coalesced += e.coalesced;
        if (!e.streamed || events < 2) {
            return;
        }
        smoothness.record(e.events, iteration.histograms);
        boolean known = true;
        boolean single = true;
        for (int i = 0; i < events; i++) {
            int tokens = e.events.tokens(i);
            known &= tokens > 0;
            single &= tokens == 1 || i == 0;
        }
        if (known && single) {
            record(e.events, iteration.singleTokenGaps);
        } else {
            record(e.events, iteration.histograms.of(Metric.ICL));
            if (known) {
                interToken(e.events, iteration.histograms.of(Metric.ITL));
            }
        }
    }

    /** Records once more, apart, the samples that have a stamp from a pause: what is left without them can be told. */
    private void paused(RequestRecord e, LoopIteration iteration) {
        int events = e.streamed ? e.events.size() : 0;
        long last = events > 0 ? e.events.last() : e.ended;
        boolean begin = pauses.covers(e.dispatched);
        if (begin || pauses.covers(last)) {
            record(iteration, Metric.E2E_PAUSED, last - e.dispatched);
        }
        if (events == 0) {
            return;
        }
        boolean before = pauses.covers(e.events.first());
        if (begin || before) {
            record(iteration, Metric.TTFT_PAUSED, e.events.first() - e.dispatched);
        }
        for (int i = 1; i < events; i++) {
            boolean at = pauses.covers(e.events.nanos(i));
            if (before || at) {
                record(iteration, Metric.ICL_PAUSED, e.events.nanos(i) - e.events.nanos(i - 1));
            }
            before = at;
        }
    }

    private static void record(EventTimes events, Histogram gaps) {
        long before = events.first();
        for (int i = 1; i < events.size(); i++) {
            long at = events.nanos(i);
            gaps.recordValue(at - before);
            before = at;
        }
    }

    /** Inter-token latency by the rule "uniform": the tokens of an event share its gap evenly. */
    private static void interToken(EventTimes events, Histogram itl) {
        for (int i = 1; i < events.size(); i++) {
            int tokens = events.tokens(i);
            itl.recordValueWithCount((events.nanos(i) - events.nanos(i - 1)) / tokens, tokens);
        }
    }

    private void tokens(RequestRecord e, LoopIteration iteration) {
        iteration.inputTokens += Math.max(0, e.inputTokens);
        iteration.cachedTokens += Math.max(0, e.cachedTokens);
        iteration.reasoningTokens += Math.max(0, e.reasoningTokens);
        iteration.outputTokens += Math.max(0, e.outputTokens);
        iteration.cacheReported += e.cachedTokens >= 0 ? 1 : 0;
        if (e.outputTokens >= 0) {
            iteration.counted++;
        } else {
            iteration.uncounted++;
        }
        int events = e.events.size();
        if (events == 0) {
            return;
        }
        int arriving = windows.at(e.events.first());
        if (arriving < iterations.length) {
            iterations[arriving].inputInWindow += Math.max(0, e.inputTokens);
        }
        spread(e, events, iteration);
    }

    /** Puts output tokens where they arrived: by event where the engine counts them, else evenly over the events. */
    private void spread(RequestRecord e, int events, LoopIteration iteration) {
        EventTimes times = e.events;
        long sum = 0;
        boolean counted = true;
        for (int i = 0; i < events; i++) {
            counted &= times.tokens(i) >= 0;
            sum += times.tokens(i);
        }
        if (counted && e.outputTokens > sum) {
            times.addTokens(
                    events - 1, (int) (e.outputTokens - sum)); // an end-of-sequence token has no event of its own
        }
        iteration.spread += counted || !e.streamed ? 0 : 1;
        double even = e.outputTokens >= 0 ? (double) e.outputTokens / events : 1;
        int i = 0;
        while (i < events) {
            int window = windows.at(times.nanos(i));
            if (window >= iterations.length) {
                return;
            }
            long sinceStart = times.nanos(i) - windows.from(window);
            long second = Math.max(0, sinceStart / SECOND);
            long until = Math.min(windows.to(window), windows.from(window) + (second + 1) * SECOND);
            double tokens = 0;
            for (; i < events && times.nanos(i) < until; i++) {
                tokens += counted ? times.tokens(i) : even;
            }
            iterations[window].arrived(tokens, (int) second);
        }
    }

    private void residence(RequestRecord e) {
        int last = Math.min(windows.at(e.ended), iterations.length - 1);
        for (int w = Math.min(windows.at(e.dispatched), last); w <= last; w++) {
            long from = Math.max(e.dispatched, windows.from(w));
            long to = Math.min(e.ended, windows.to(w));
            iterations[w].residenceNanos += Math.max(0, to - from);
        }
    }

    private static void figures(RequestRecord e, LoopIteration iteration) {
        for (int i = 0; i < e.figures.length; i++) {
            if (e.figures[i] >= 0) {
                iteration.figureCounts[i]++;
                iteration.figureSums[i] += e.figures[i];
                if (i == NativeFigure.TOTAL_DURATION.ordinal()) {
                    iteration.figureClientSums[i] += e.ended - e.writeBegun;
                }
            }
        }
    }

    /** Limits hold from the intended arrival: a wait behind a full client is a wait all the same. In a closed load there is none. */
    private void judge(RequestRecord e, LoopIteration iteration) {
        int events = e.events.size();
        boolean stream = e.streamed && events > 0;
        long ttft = stream ? e.events.first() - e.intended : -1;
        long tpot = tpot(e);
        long e2e = (stream ? e.events.last() : e.ended) - e.intended;
        boolean ttftMet = ttft <= limits.ttft();
        boolean tpotMet = tpot <= limits.tpot();
        boolean e2eMet = e2e <= limits.e2e();
        iteration.ttftMet += ttftMet ? 1 : 0;
        iteration.tpotMet += tpotMet ? 1 : 0;
        iteration.e2eMet += e2eMet ? 1 : 0;
        boolean vacuous = ttft < 0 && limits.ttft() != Long.MAX_VALUE || tpot < 0 && limits.tpot() != Long.MAX_VALUE;
        iteration.vacuous += vacuous ? 1 : 0;
        if (ttftMet && tpotMet && e2eMet) {
            iteration.good++;
            iteration.goodTokens += Math.max(0, e.outputTokens);
        }
    }

    private static void record(LoopIteration iteration, Metric metric, long nanos) {
        iteration.histograms.of(metric).recordValue(Math.max(0, nanos));
    }
}
