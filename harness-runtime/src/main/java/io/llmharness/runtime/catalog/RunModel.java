package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How a workload is run, as far as the annotations say; what they leave out is empty and filled from {@code Defaults}.
 *
 * @param modes {@code @BenchmarkMode}
 * @param warmup {@code @Warmup}
 * @param measurement {@code @Measurement}
 * @param fork {@code @Fork}
 * @param timeout {@code @Timeout}
 * @param outputUnit {@code @OutputTimeUnit}
 * @param phases the timeouts of {@code @Timeout} within a request
 * @param retry {@code @Retry}
 * @param limits {@code @Limit}
 */
public record RunModel(
        List<Mode> modes,
        Optional<Iterations> warmup,
        Optional<Iterations> measurement,
        Optional<Forks> fork,
        Optional<Duration> timeout,
        Optional<TimeUnit> outputUnit,
        Phases phases,
        Optional<Retry> retry,
        Limits limits) {

    /**
     * {@code @Retry}.
     *
     * @param attempts attempts in all, at least 1
     * @param backoff wait before the second; doubles with each further one
     * @param longest longest wait before an attempt
     */
    public record Retry(int attempts, Duration backoff, Duration longest) {}

    /**
     * {@code @Limit}; 0 where nothing was written.
     *
     * @param requestsPerMinute requests begun in a minute
     * @param tokensPerMinute tokens in a minute
     * @param maxTokens tokens in all
     * @param maxCost money in all
     * @param inputPrice price of a million tokens of prompts
     * @param outputPrice price of a million tokens of answers
     */
    public record Limits(
            long requestsPerMinute,
            long tokensPerMinute,
            long maxTokens,
            double maxCost,
            double inputPrice,
            double outputPrice) {
        /** Nothing said. */
        public static final Limits NONE = new Limits(0, 0, 0, 0, 0, 0);
    }

    /**
     * How long the phases of a request may take; empty where nothing was written.
     *
     * @param connect making a connection
     * @param firstToken from the dispatch to the first token
     * @param idle from one token to the next
     */
    public record Phases(Optional<Duration> connect, Optional<Duration> firstToken, Optional<Duration> idle) {
        /** Nothing said. */
        public static final Phases NONE = new Phases(Optional.empty(), Optional.empty(), Optional.empty());

        public Phases connect(Duration most) {
            return new Phases(Optional.of(most), firstToken, idle);
        }

        public Phases firstToken(Duration most) {
            return new Phases(connect, Optional.of(most), idle);
        }

        public Phases idle(Duration most) {
            return new Phases(connect, firstToken, Optional.of(most));
        }

        /** These, and the other's where these say nothing. */
        public Phases or(Phases other) {
            return new Phases(connect.or(other::connect), firstToken.or(other::firstToken), idle.or(other::idle));
        }
    }

    /**
     * A number of iterations.
     *
     * @param count how many
     * @param time length of each
     * @param requests above 0: requests that end an iteration instead of {@code time}
     */
    public record Iterations(int count, Duration time, int requests) {}

    /** {@code @Fork}; empty strings and lists where nothing was written. */
    public record Forks(
            int count, int warmups, String jvm, List<String> jvmArgs, List<String> prepend, List<String> append) {
        public Forks {
            jvmArgs = List.copyOf(jvmArgs);
            prepend = List.copyOf(prepend);
            append = List.copyOf(append);
        }

        /** So many forks and nothing else. */
        public static Forks of(int count, int warmups) {
            return new Forks(count, warmups, "", List.of(), List.of(), List.of());
        }

        public Forks count(int forks) {
            return new Forks(forks, warmups, jvm, jvmArgs, prepend, append);
        }

        public Forks jvm(String executable) {
            return new Forks(count, warmups, executable, jvmArgs, prepend, append);
        }

        public Forks jvmArgs(String... args) {
            return new Forks(count, warmups, jvm, List.of(args), prepend, append);
        }

        public Forks jvmArgsPrepend(String... args) {
            return new Forks(count, warmups, jvm, jvmArgs, List.of(args), append);
        }

        public Forks jvmArgsAppend(String... args) {
            return new Forks(count, warmups, jvm, jvmArgs, prepend, List.of(args));
        }
    }

    /** Nothing said. */
    public static final RunModel UNSET = new RunModel(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Phases.NONE,
            Optional.empty(),
            Limits.NONE);

    public RunModel {
        modes = List.copyOf(modes);
    }
}
