package io.llmharness.processor.validate;

import io.llmharness.processor.model.ForkModel;
import io.llmharness.processor.model.IterationsModel;
import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.SloModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Whether as many requests are measured as an attainment speaks of, where the annotations alone tell their number. */
final class SampleSizeChecks implements ScenarioCheck {
    /** Requests that must lie beyond a percentile: n(1 − a) ≥ 5, the rule by which percentiles are printed. */
    private static final int BEYOND = 5;

    private static final double ROUNDING = 1e-6;

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        Set<String> told = new HashSet<>();
        for (WorkloadModel workload : scenario.allWorkloads()) {
            SettingsModel settings = workload.settings();
            settings.slo().ifPresent(slo -> check(slo, measured(settings), told, problems));
        }
    }

    private static void check(SloModel slo, OptionalLong measured, Set<String> told, Problems problems) {
        double attainment = slo.attainment().value();
        if (measured.isEmpty() || !(attainment > 0 && attainment < 1)) {
            return;
        }
        long needed = (long) Math.ceil(BEYOND / (1 - attainment) - ROUNDING);
        String sentence =
                "An attainment of " + attainment + " takes " + needed + " measured requests to judge, so that "
                        + BEYOND + " lie beyond it; this measures " + measured.getAsLong()
                        + ". Measure more, or write a lower attainment.";
        if (measured.getAsLong() < needed && told.add(sentence)) {
            problems.add(MessageId.LlmTooFewRequests, slo.attainment().at(), sentence);
        }
    }

    /** Requests of a trial: forks × iterations × requests of one, by its number or by rate and time; empty where they do not say. */
    private static OptionalLong measured(SettingsModel settings) {
        if (settings.measurement().isEmpty()) {
            return OptionalLong.empty();
        }
        IterationsModel measured = settings.measurement().get();
        long forks = Math.max(
                1, settings.fork().map(ForkModel::value).map(Written::value).orElse(1));
        long iterations = forks * measured.iterations().value();
        if (measured.requests().value() > 0) {
            return OptionalLong.of(iterations * measured.requests().value());
        }
        boolean open = settings.loads().size() == 1 && settings.loads().get(0) instanceof LoadModel.Open;
        Duration time = measured.time().duration().orElse(Duration.ZERO);
        return open && time.compareTo(Duration.ofDays(1)) < 0
                ? OptionalLong.of(Math.round(iterations * slowest(settings) * time.toMillis() / 1000))
                : OptionalLong.empty();
    }

    private static double slowest(SettingsModel settings) {
        return ((LoadModel.Open) settings.loads().get(0))
                .rates().stream().mapToDouble(Written::value).min().orElse(0);
    }
}
