package io.llmharness.processor.validate;

import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.SloModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.DurationText;
import io.llmharness.processor.text.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits, and the mode that needs them. */
final class SloChecks implements ScenarioCheck {
    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        scenario.settings().slo().ifPresent(slo -> check(slo, problems));
        scenario.allWorkloads().forEach(workload -> {
            workload.settings().slo().ifPresent(slo -> check(slo, problems));
            checkGoodput(workload.settings(), problems);
        });
    }

    private static void check(SloModel slo, Problems problems) {
        if (List.of(slo.ttft(), slo.tpot(), slo.e2e()).stream()
                .allMatch(limit -> limit.value().isEmpty())) {
            problems.add(MessageId.LlmSloEmpty, slo.at(), "@Slo sets no limit. Set ttft, tpot or e2e.");
        }
        double attainment = slo.attainment().value();
        if (!(attainment > 0 && attainment <= 1)) {
            String percent = attainment > 1 && attainment <= 100
                    ? " For " + Numbers.text(attainment) + "% write " + attainment / 100 + "."
                    : "";
            problems.add(
                    MessageId.LlmSloAttainment, slo.attainment().at(), "attainment is a share: 0 < a ≤ 1." + percent);
        }
        Optional<Duration> ttft = limit(slo.ttft(), problems);
        limit(slo.tpot(), problems);
        Optional<Duration> e2e = limit(slo.e2e(), problems);
        if (ttft.isPresent() && e2e.isPresent() && ttft.get().compareTo(e2e.get()) > 0) {
            problems.add(
                    MessageId.LlmSloUnreachable,
                    slo.ttft().at(),
                    "The limit ttft is above the limit e2e: it never decides anything, because e2e contains it.");
        }
    }

    private static Optional<Duration> limit(Written<String> text, Problems problems) {
        if (text.value().isEmpty()) {
            return Optional.empty();
        }
        Reading<Duration> limit = DurationText.read(text.value());
        if (!limit.complaint().isEmpty()) {
            problems.add(MessageId.LlmDuration, text.at(), limit.complaint());
        } else if (limit.valid().isZero()) {
            problems.add(
                    MessageId.LlmDuration, text.at(), "\"" + text.value() + "\": no request meets a limit of zero.");
        }
        return limit.value();
    }

    private static void checkGoodput(SettingsModel settings, Problems problems) {
        settings.modes()
                .filter(modes ->
                        modes.value().contains("Goodput") && settings.slo().isEmpty())
                .ifPresent(modes -> problems.add(
                        MessageId.LlmGoodputWithoutSlo,
                        modes.at(),
                        "Mode.Goodput needs @Slo: goodput is the rate of requests that meet it."));
    }
}
