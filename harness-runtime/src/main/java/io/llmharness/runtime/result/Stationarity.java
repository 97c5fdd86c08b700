package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a fork was in a steady state while it was measured, and from which of its seconds on it was: found by a trend test on the
 * one-second intervals, not hoped for.
 *
 * @param fork its index
 * @param warmupSeconds whole seconds of warm-up before the measured ones
 * @param measuredSeconds whole seconds that were measured
 * @param trends what did not stay where it was in the measured seconds; empty: steady, or too short to tell
 * @param steadyFrom the second, warm-up included, from which on nothing shows a trend; empty: none, or too short to tell
 * @param steady figures of the measured seconds from there on
 */
public record Stationarity(
        int fork,
        int warmupSeconds,
        int measuredSeconds,
        List<Trend> trends,
        OptionalInt steadyFrom,
        Optional<Steady> steady) {

    /** Chance to call a steady fork unsteady. */
    public static final double LEVEL = 0.01;

    private static final double LIKELY = 0.1;

    /** Starting points that are tried at most. */
    private static final int CANDIDATES = 60;

    /**
     * Figures of a part of the measured seconds.
     *
     * @param seconds its length
     * @param outputTokensPerSecond output tokens that arrived in it, over its length
     * @param requestsPerSecond requests that ended well in it, over its length
     */
    public record Steady(int seconds, double outputTokensPerSecond, double requestsPerSecond) {}

    public Stationarity {
        trends = List.copyOf(trends);
    }

    /** Looks at each fork. */
    public static List<Stationarity> of(TrialPlan plan, List<ForkResult> forks) {
        return forks.stream().map(fork -> of(plan, fork)).toList();
    }

    private static Stationarity of(TrialPlan plan, ForkResult fork) {
        boolean open = !plan.load().closed();
        List<IntervalResult> all =
                fork.iterations().stream().flatMap(i -> i.intervals().stream()).toList();
        int warmup = (int) fork.iterations().stream()
                .filter(IterationResult::warmup)
                .mapToLong(i -> i.intervals().size())
                .sum();
        List<IntervalResult> measured = all.subList(warmup, all.size());
        if (measured.size() < Trend.LEAST) {
            return new Stationarity(
                    fork.index(), warmup, measured.size(), List.of(), OptionalInt.empty(), Optional.empty());
        }
        List<Trend> trends = trends(measured, open);
        OptionalInt from = trends.isEmpty() ? earlier(all, warmup, open) : later(all, warmup, open);
        Optional<Steady> steady = from.isEmpty()
                ? Optional.empty()
                : Optional.of(steady(fork, measured, Math.max(0, from.getAsInt() - warmup)));
        return new Stationarity(fork.index(), warmup, measured.size(), trends, from, steady);
    }

    /** Whether its measured seconds are enough to tell. */
    public boolean tested() {
        return measuredSeconds >= Trend.LEAST;
    }

    /** Whether nothing speaks against a steady state. */
    public boolean isSteady() {
        return trends.isEmpty();
    }

    private static List<Trend> trends(List<IntervalResult> seconds, boolean open) {
        return trends(seconds, open, LEVEL, true);
    }

    /** To call a part steady takes more than to leave the whole alone: a trend that is only likely speaks against it. */
    private static boolean settled(List<IntervalResult> seconds, boolean open) {
        return trends(seconds, open, LIKELY, false).isEmpty();
    }

    private static List<Trend> trends(List<IntervalResult> seconds, boolean open, double all, boolean doubted) {
        double level = all / (open ? 3 : 2);
        List<Trend> trends = new ArrayList<>();
        double[] output =
                seconds.stream().mapToDouble(IntervalResult::outputTokens).toArray();
        Trend.find("output", output, level, doubted).ifPresent(trends::add);
        double[] ttft = seconds.stream()
                .filter(s -> s.ttftCount() > 0)
                .mapToDouble(IntervalResult::ttftMeanNanos)
                .toArray();
        Trend.find("ttft", ttft, level, doubted).ifPresent(trends::add);
        if (open) {
            double[] inFlight =
                    seconds.stream().mapToDouble(IntervalResult::inFlight).toArray();
            Trend.find("requests in flight", inFlight, level, doubted).ifPresent(trends::add);
        }
        return trends;
    }

    /** The first second of the warm-up from which on all stays as it is measured. */
    private static OptionalInt earlier(List<IntervalResult> all, int warmup, boolean open) {
        int step = 1 + warmup / CANDIDATES;
        int from = warmup;
        while (from - step >= 0
                && trends(all.subList(from - step, all.size()), open).isEmpty()) {
            from -= step;
        }
        return OptionalInt.of(from);
    }

    /** The first measured second from which on nothing has a trend, with enough of them left to tell. */
    private static OptionalInt later(List<IntervalResult> all, int warmup, boolean open) {
        int measured = all.size() - warmup;
        int step = 1 + measured / CANDIDATES;
        int least = Math.max(Trend.LEAST, measured / 3);
        for (int from = warmup + step; all.size() - from >= least; from += step) {
            if (settled(all.subList(from, all.size()), open)) {
                return OptionalInt.of(from);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * By the seconds' share of what the whole window had: where the engine does not count tokens event by event, seconds count events.
     */
    private static Steady steady(ForkResult fork, List<IntervalResult> measured, int from) {
        List<IntervalResult> part = measured.subList(from, measured.size());
        Flow flow = Merge.fork(fork).flow();
        double output = share(
                part.stream()
                        .mapToDouble(IntervalResult::outputTokens)
                        .average()
                        .orElse(0),
                measured.stream()
                        .mapToDouble(IntervalResult::outputTokens)
                        .average()
                        .orElse(0));
        double requests = share(
                part.stream().mapToDouble(IntervalResult::succeeded).average().orElse(0),
                measured.stream()
                        .mapToDouble(IntervalResult::succeeded)
                        .average()
                        .orElse(0));
        return new Steady(part.size(), output * flow.outputTokensPerSecond(), requests * flow.requestsPerSecond());
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 1 : part / whole;
    }
}
