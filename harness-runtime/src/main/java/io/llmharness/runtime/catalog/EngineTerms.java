package io.llmharness.runtime.catalog;

import io.llmharness.runtime.catalog.RunModel.Retry;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of an engine besides where it is; only files can say it. Prices are money for a million tokens, in whatever currency.
 *
 * @param timeout deadline of one request, where the scenario has none
 * @param retry whether a failed request is sent again, where the scenario does not say
 * @param health path of the request that asks whether it is up; empty: the adapter's own
 * @param inputPrice price of prompts; 0: not known
 * @param outputPrice price of answers; 0: not known
 * @param hourlyCost money for an hour of the machine that it runs on; 0: not known
 */
public record EngineTerms(
        Optional<Duration> timeout,
        Optional<Retry> retry,
        String health,
        double inputPrice,
        double outputPrice,
        double hourlyCost) {
    /** Nothing said. */
    public static final EngineTerms NONE = new EngineTerms(Optional.empty(), Optional.empty(), "", 0, 0, 0);
}
