package io.llmharness.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the table of docs/performance.md. Run it on an otherwise idle machine:
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar io.llmharness.benchmarks.speed.Speed [nio|epoll] [throughput|streams|startup|log]}</pre>
 *
 * Without a part it prints all four. Exits with 1 when a target is missed.
 */
public final class Speed {
    private final String transport;
    private final List<String> missed = new ArrayList<>();

    private Speed(String transport) {
        this.transport = transport;
    }

    public static void main(String[] args) throws Exception {
        Speed speed = new Speed(args.length > 0 ? args[0] : "nio");
        String part = args.length > 1 ? args[1] : "all";
        speed.header();
        if (List.of("all", "throughput").contains(part)) {
            speed.throughput(16);
            speed.throughput(128);
        }
        if (List.of("all", "streams").contains(part)) {
            speed.streams();
        }
        if (List.of("all", "startup").contains(part)) {
            speed.startup();
        }
        if (List.of("all", "log").contains(part)) {
            speed.log();
        }
        System.out.println(
                speed.missed.isEmpty() ? "every target is met" : "missed: " + String.join("; ", speed.missed));
        System.exit(speed.missed.isEmpty() ? 0 : 1);
    }

    private void header() {
        System.out.printf(
                Locale.ROOT,
                "llm-harness speed, transport %s, %s %s, %d CPUs, load average %.2f%n%n",
                transport,
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(
                "%-58s %14s %14s %8s %10s%n", "one event loop", "bare reader", "llm-harness", "ratio", "target");
    }

    private void throughput(int events) throws Exception {
        Throughput t = Throughput.measure(events, transport);
        String answers = "answers of " + events + " events: ";
        row(
                answers + "requests/s",
                t.bareRequestsPerSecond(),
                t.harnessRequestsPerSecond(),
                t.ratio(),
                ">= 0.60",
                t.ratio() >= 0.6);
        row(
                answers + "events/s",
                t.bareRequestsPerSecond() * events,
                t.harnessEventsPerSecond(),
                t.ratio(),
                ">= 0.60",
                t.ratio() >= 0.6);
        row(
                answers + "CPU ns/event on the loop",
                t.harnessCpuNanosPerEvent() * t.cpuRatio(),
                t.harnessCpuNanosPerEvent(),
                t.cpuRatio(),
                "",
                true);
        row(
                answers + "bytes allocated/event",
                t.bareAllocatedPerEvent(),
                t.allocatedPerEvent(),
                t.bareAllocatedPerEvent() / t.allocatedPerEvent(),
                events >= 128 ? "<= 64" : "",
                events < 128 || t.allocatedPerEvent() <= 64);
    }

    private void streams() throws Exception {
        Stalls stalls = Stalls.measure();
        Streams streams = Streams.measure(transport);
        System.out.println();
        System.out.printf("%d streams of 20 events/s; %s%n", Streams.CONCURRENCY, stalls);
        for (String figure : List.of("ttftP50", "ttftP99", "iclP50", "iclP99")) {
            exactness("  error of " + figure + " against the server, ms", figure, streams);
        }
        exactness("  schedule lag p99, ms", "scheduleLagP99", streams);
        double failed = streams.worst("failed");
        row("  failed requests", Double.NaN, failed, Double.NaN, "0", failed == 0);
        double mib = streams.worst("residentKib") / 1024;
        row("  peak resident memory of the fork, MiB", Double.NaN, mib, Double.NaN, "< 150", mib < 150);
    }

    private void exactness(String what, String figure, Streams streams) {
        double floor = streams.floor(figure);
        double error = streams.error(figure);
        row(what, floor, error, floor / error, "<= max(1, bare)", error <= Math.max(1, floor));
    }

    private void startup() throws Exception {
        System.out.println();
        double seconds = Startup.seconds();
        row(
                "java -jar benchmarks.jar Quickstart to its first request, s",
                Double.NaN,
                seconds,
                Double.NaN,
                "< 3",
                seconds < 3);
    }

    private void log() throws Exception {
        System.out.printf(
                "%n%-58s %14s %14s %8s %10s%n",
                "llm-harness, and the same with an event log", "without", "with", "ratio", "target");
        for (int events : new int[] {16, 128}) {
            LogOverhead burst = LogOverhead.inBursts(events, transport);
            String answers = "answers of " + events + " events: ";
            row(
                    answers + "events/s",
                    burst.eventsPerSecond(burst.off()),
                    burst.eventsPerSecond(burst.on()),
                    burst.ratio(),
                    "<= 1.05",
                    burst.ratio() <= 1.05);
            double without = burst.cpuNanosPerEvent(burst.off());
            double with = burst.cpuNanosPerEvent(burst.on());
            row(answers + "CPU ns/event on the loop", without, with, with / without, "", true);
            row(answers + "runs with a gap in their log", Double.NaN, burst.gaps(), Double.NaN, "0", burst.gaps() == 0);
        }
        LogOverhead streams = LogOverhead.inStreams(transport);
        for (String figure : List.of("ttftP99", "iclP99", "loopLagP99", "scheduleLagP99")) {
            double without = streams.millis(streams.off(), figure);
            double with = streams.millis(streams.on(), figure);
            boolean met = with - without <= Math.max(0.5, streams.noise(figure));
            row("200 streams of 20 events/s: " + figure + ", ms", without, with, with / without, "<= noise", met);
        }
    }

    private void row(String what, double bare, double harness, double ratio, String target, boolean met) {
        System.out.printf(
                Locale.ROOT,
                "%-58s %14s %14s %8s %10s%s%n",
                what,
                number(bare),
                number(harness),
                number(ratio),
                target,
                met ? "" : "  MISSED");
        if (!met) {
            missed.add(what.strip());
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
