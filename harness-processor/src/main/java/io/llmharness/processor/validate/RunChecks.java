package io.llmharness.processor.validate;

import io.llmharness.processor.model.ForkModel;
import io.llmharness.processor.model.IterationsModel;
import io.llmharness.processor.model.RetryModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.TimeModel;
import io.llmharness.processor.model.TimeoutModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.DurationText;
import io.llmharness.processor.text.JvmArguments;
import io.llmharness.processor.text.Reading;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Iterations, forks, deadlines and modes. */
final class RunChecks implements ScenarioCheck {
    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        Stream.concat(
                        Stream.of(scenario.settings()),
                        scenario.allWorkloads().stream().map(WorkloadModel::settings))
                .forEach(settings -> check(settings, problems));
        scenario.allWorkloads().forEach(workload -> checkWindow(workload.settings(), problems));
    }

    private static void check(SettingsModel settings, Problems problems) {
        settings.warmup().ifPresent(warmup -> checkIterations("@Warmup", 0, warmup, problems));
        settings.measurement().ifPresent(measured -> checkIterations("@Measurement", 1, measured, problems));
        settings.timeout().ifPresent(timeout -> checkTimeout(timeout, problems));
        settings.retry().ifPresent(retry -> checkRetry(retry, problems));
        settings.fork().ifPresent(fork -> checkFork(fork, problems));
        settings.modes().ifPresent(modes -> checkModes(modes, problems));
    }

    private static void checkIterations(String label, int least, IterationsModel iterations, Problems problems) {
        atLeast(least, label, "iterations", iterations.iterations(), problems);
        atLeast(0, label, "requests", iterations.requests(), problems);
        if (iterations.requests().value() == 0) {
            checkTime(label, iterations.time(), problems);
        }
    }

    private static void checkTime(String label, TimeModel time, Problems problems) {
        long amount = time.amount().value();
        Optional<Duration> duration = time.duration();
        if (amount <= 0) {
            bad(time.amount().at(), label + "(time = " + amount + "): the time must be > 0.", problems);
        } else if (duration.isEmpty() || duration.get().compareTo(LONGEST) > 0) {
            bad(
                    time.amount().at(),
                    label + "(time = " + amount + ", timeUnit = TimeUnit." + time.unit()
                            + "): that is more than a year.",
                    problems);
        }
    }

    private static void checkTimeout(TimeoutModel timeout, Problems problems) {
        checkTime("@Timeout", timeout.total(), problems);
        for (Written<String> phase : List.of(timeout.connect(), timeout.firstToken(), timeout.idle())) {
            if (!phase.value().isEmpty() && isZero(phase, problems)) {
                problems.add(
                        MessageId.LlmDuration,
                        phase.at(),
                        "\"" + phase.value() + "\": no request keeps a timeout of zero.");
            }
        }
    }

    private static void checkRetry(RetryModel retry, Problems problems) {
        atLeast(1, "@Retry", "attempts", retry.attempts(), problems);
        isZero(retry.backoff(), problems);
        if (isZero(retry.longest(), problems)) {
            problems.add(
                    MessageId.LlmDuration,
                    retry.longest().at(),
                    "\"" + retry.longest().value() + "\": the longest wait must be > 0.");
        }
    }

    /** Whether a duration is zero; one that is none is complained of here. */
    private static boolean isZero(Written<String> text, Problems problems) {
        Reading<Duration> read = DurationText.read(text.value());
        if (!read.complaint().isEmpty()) {
            problems.add(MessageId.LlmDuration, text.at(), read.complaint());
            return false;
        }
        return read.valid().isZero();
    }

    private static void checkFork(ForkModel fork, Problems problems) {
        atLeast(0, "@Fork", "value", fork.value(), problems);
        atLeast(0, "@Fork", "warmups", fork.warmups(), problems);
        for (List<Written<String>> arguments : List.of(fork.jvmArgs(), fork.prepend(), fork.append())) {
            for (int i = 0; i < arguments.size(); i++) {
                String before = i == 0 ? "" : arguments.get(i - 1).value();
                Anchor at = arguments.get(i).at();
                JvmArguments.complaint(before, arguments.get(i).value())
                        .ifPresent(complaint -> problems.add(MessageId.LlmJvmArg, at, complaint));
            }
        }
    }

    private static void checkModes(Written<List<String>> modes, Problems problems) {
        if (modes.value().isEmpty()) {
            bad(modes.at(), "@BenchmarkMode({}): there must be at least one mode.", problems);
        }
        if (new HashSet<>(modes.value()).size() < modes.value().size()) {
            bad(modes.at(), "@BenchmarkMode lists a mode twice.", problems);
        }
    }

    /** Where both were chosen, a window that no slow request fits into hides exactly the slow requests. */
    private static void checkWindow(SettingsModel settings, Problems problems) {
        if (settings.measurement().isEmpty() || settings.timeout().isEmpty()) {
            return;
        }
        IterationsModel measured = settings.measurement().get();
        Optional<Duration> window = measured.time().duration();
        Optional<Duration> deadline = settings.timeout().get().total().duration();
        boolean byTime = measured.requests().value() == 0;
        if (byTime && window.isPresent() && deadline.isPresent() && window.get().compareTo(deadline.get()) < 0) {
            problems.add(
                    MessageId.LlmWindowBelowTimeout,
                    measured.at(),
                    "An iteration is shorter than @Timeout: a request that takes as long as it may never ends in the"
                            + " iteration that it began in.");
        }
    }

    private static void atLeast(int least, String label, String name, Written<Integer> value, Problems problems) {
        if (value.value() < least) {
            String attribute = name.equals("value") ? "" : name + " = ";
            bad(value.at(), label + "(" + attribute + value.value() + "): must be ≥ " + least + ".", problems);
        }
    }

    private static void bad(Anchor at, String sentence, Problems problems) {
        problems.add(MessageId.LlmRunValue, at, sentence);
    }
}
