package io.llmharness.processor.validate;

import io.llmharness.processor.model.LimitModel;
import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import java.util.stream.Stream;

/** What a benchmark may take: numbers that limit something, and that its load can keep to. */
final class LimitChecks implements ScenarioCheck {
    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        Stream.concat(
                        Stream.of(scenario.settings()),
                        scenario.allWorkloads().stream().map(WorkloadModel::settings))
                .flatMap(settings -> settings.limit().stream())
                .forEach(limit -> checkValues(limit, problems));
        scenario.allWorkloads().forEach(workload -> checkLoad(workload.settings(), problems));
    }

    private static void checkValues(LimitModel limit, Problems problems) {
        boolean sound = atLeastZero("requestsPerMinute", limit.requestsPerMinute(), problems)
                & atLeastZero("tokensPerMinute", limit.tokensPerMinute(), problems)
                & atLeastZero("maxTokens", limit.maxTokens(), problems)
                & atLeastZero("maxCost", limit.maxCost(), problems)
                & atLeastZero("inputPrice", limit.inputPrice(), problems)
                & atLeastZero("outputPrice", limit.outputPrice(), problems);
        if (!sound) {
            return;
        }
        boolean priced = isSet(limit.inputPrice()) || isSet(limit.outputPrice());
        if (isSet(limit.maxCost()) && !priced) {
            problems.add(
                    MessageId.LlmLimit,
                    limit.maxCost().at(),
                    "@Limit(maxCost = " + Numbers.text(limit.maxCost().value())
                            + ") needs prices to count with: inputPrice, outputPrice, for a million tokens.");
        }
        boolean limits = isSet(limit.requestsPerMinute())
                || isSet(limit.tokensPerMinute())
                || isSet(limit.maxTokens())
                || isSet(limit.maxCost());
        if (!limits && !priced) {
            problems.add(
                    MessageId.LlmLimit,
                    limit.at(),
                    "@Limit limits nothing. Give requestsPerMinute, tokensPerMinute, maxTokens or maxCost.");
        }
    }

    private static boolean atLeastZero(String name, Written<? extends Number> value, Problems problems) {
        double number = value.value().doubleValue();
        boolean sound = number >= 0 && !Double.isInfinite(number);
        if (!sound) {
            problems.add(
                    MessageId.LlmLimit,
                    value.at(),
                    "@Limit(" + name + " = " + Numbers.text(value.value()) + "): must be ≥ 0, and 0 limits nothing.");
        }
        return sound;
    }

    private static boolean isSet(Written<? extends Number> value) {
        return value.value().doubleValue() > 0;
    }

    /** Arrivals of an open load are its own; held back they would be another load. */
    private static void checkLoad(SettingsModel settings, Problems problems) {
        if (settings.limit().isEmpty()
                || settings.loads().isEmpty()
                || !(settings.loads().get(0) instanceof LoadModel.Open open)) {
            return;
        }
        LimitModel limit = settings.limit().get();
        long requests = limit.requestsPerMinute().value();
        if (isSet(limit.tokensPerMinute())) {
            problems.add(
                    MessageId.LlmLimit,
                    limit.tokensPerMinute().at(),
                    "@Limit(tokensPerMinute) holds users back, but @ArrivalRate is an open load, which arrives at its own"
                            + " times. Use @Concurrency, or leave the limit out.");
        }
        open.rates().stream()
                .filter(rate -> requests > 0 && rate.value() * 60 > requests)
                .forEach(rate -> problems.add(
                        MessageId.LlmLimit,
                        rate.at(),
                        "@ArrivalRate(" + Numbers.text(rate.value()) + ") is "
                                + Numbers.text(rate.value() * 60)
                                + " requests a minute, more than @Limit(requestsPerMinute = "
                                + requests + ") allows: an open load arrives at its own times and is not held back."));
    }
}
