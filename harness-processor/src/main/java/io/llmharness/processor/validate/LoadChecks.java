package io.llmharness.processor.validate;

import static io.llmharness.processor.model.ExtensionKind.LOAD_SHAPE;

import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.DurationText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Loads: one at a place, with values that make sense. */
final class LoadChecks implements ScenarioCheck {
    private static final int MOST_USERS = 1_000_000;
    private static final double HIGHEST_RATE = 1_000_000;

    private final KnownExtensions known;

    LoadChecks(KnownExtensions known) {
        this.known = known;
    }

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        check(scenario.settings(), problems);
        scenario.allWorkloads().forEach(workload -> {
            check(workload.settings(), problems);
            checkThinkTime(workload.settings(), problems);
        });
    }

    private void check(SettingsModel settings, Problems problems) {
        List<LoadModel> loads = settings.loads();
        if (loads.size() > 1) {
            String names =
                    loads.stream().map(LoadModel::label).distinct().sorted().collect(Collectors.joining(" and "));
            problems.add(
                    MessageId.LlmTwoLoads,
                    loads.get(loads.size() - 1).at(),
                    names + " on one element: a load is closed or open. Choose one, or put them on two methods.");
        }
        loads.forEach(load -> checkValues(load, problems));
    }

    private void checkValues(LoadModel load, Problems problems) {
        if (load instanceof LoadModel.Closed closed) {
            checkClosed(closed, problems);
        } else if (load instanceof LoadModel.Open open) {
            checkOpen(open, problems);
        } else if (load instanceof LoadModel.Shaped shaped) {
            OptionChecks.checkForm(shaped.options(), problems);
            Optional<ExtensionModel> spec = known.find(LOAD_SHAPE, shaped.id().value());
            spec.ifPresent(found -> OptionChecks.checkKnown(
                    shaped.options(), found, MessageId.LlmUnknownLoadOption, MessageId.LlmLoadOptionValue, problems));
            if (spec.isEmpty()) {
                problems.add(
                        MessageId.LlmLoadShape,
                        shaped.id().at(),
                        UnknownId.of(LOAD_SHAPE, shaped.id().value(), known));
            }
        }
    }

    private static void checkClosed(LoadModel.Closed load, Problems problems) {
        checkLevels(load, load.users(), users -> users >= 1, "users must be ≥ 1.", problems);
        checkLevels(load, load.users(), users -> users <= MOST_USERS, "users must be ≤ 1000000.", problems);
        checkDuration(load.thinkTime(), problems);
        checkDuration(load.rampUp(), problems);
    }

    private static void checkOpen(LoadModel.Open load, Problems problems) {
        checkLevels(load, load.rates(), rate -> rate > 0, "rates must be > 0.", problems);
        checkLevels(load, load.rates(), rate -> !(rate > HIGHEST_RATE), "rates must be ≤ 1000000.", problems);
        if (load.maxInFlight().value() < 1) {
            problems.add(
                    MessageId.LlmLoadValue,
                    load.maxInFlight().at(),
                    load.label() + "(maxInFlight = " + load.maxInFlight().value()
                            + "): at least one request must be in flight.");
        }
        double burstiness = load.burstiness().value();
        if (!(burstiness > 0) || Double.isInfinite(burstiness)) {
            problems.add(
                    MessageId.LlmLoadValue,
                    load.burstiness().at(),
                    load.label() + "(burstiness = " + burstiness + "): burstiness must be > 0.");
        } else if (burstiness != 1 && !load.arrivals().equals("GAMMA")) {
            problems.add(
                    MessageId.LlmBurstinessIgnored,
                    load.burstiness().at(),
                    "burstiness is ignored: it shapes Arrivals.GAMMA, and these are Arrivals." + load.arrivals() + ".");
        }
    }

    private static <T extends Number> void checkLevels(
            LoadModel load, List<Written<T>> levels, Predicate<T> rule, String sentence, Problems problems) {
        Set<T> seen = new HashSet<>();
        if (levels.isEmpty()) {
            problems.add(MessageId.LlmLoadValue, load.at(), load.label() + "({}): there must be at least one value.");
        }
        for (Written<T> level : levels) {
            if (!rule.test(level.value())) {
                problems.add(
                        MessageId.LlmLoadValue,
                        level.at(),
                        load.label() + "(" + Numbers.text(level.value()) + "): " + sentence);
            }
            if (!seen.add(level.value())) {
                problems.add(
                        MessageId.LlmDuplicateLevel,
                        level.at(),
                        load.label() + " lists " + Numbers.text(level.value()) + " twice.");
            }
        }
    }

    private static void checkDuration(Written<String> text, Problems problems) {
        if (!text.value().isEmpty()) {
            String complaint = DurationText.read(text.value()).complaint();
            if (!complaint.isEmpty()) {
                problems.add(MessageId.LlmDuration, text.at(), complaint);
            }
        }
    }

    /** Arrivals of an open load do not wait for answers, so nobody thinks between them. */
    private static void checkThinkTime(SettingsModel settings, Problems problems) {
        List<LoadModel> loads = settings.loads();
        if (loads.isEmpty() || !(loads.get(0) instanceof LoadModel.Open)) {
            return;
        }
        for (LoadModel outer : settings.overridden()) {
            if (outer instanceof LoadModel.Closed closed
                    && !closed.thinkTime().value().isEmpty()) {
                problems.add(
                        MessageId.LlmThinkTimeIgnored,
                        loads.get(0).at(),
                        "The think time of the class's @Concurrency is ignored: this load is open, requests arrive whatever"
                                + " was answered.");
            }
        }
    }
}
