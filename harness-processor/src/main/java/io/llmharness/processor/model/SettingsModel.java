package io.llmharness.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * How something is run, as far as annotations say.
 *
 * @param loads the loads at the nearest place that has any; more than one is a mistake
 * @param overridden a load farther out that the nearer one replaces
 * @param slo the limits
 * @param modes the modes, with the annotation
 * @param warmup warm-up iterations
 * @param measurement measured iterations
 * @param fork forks
 * @param timeout deadlines of a request and its phases
 * @param outputUnit unit of times in tables
 * @param retry whether and how requests are sent again
 * @param limit what the benchmark may take
 */
public record SettingsModel(
        List<LoadModel> loads,
        List<LoadModel> overridden,
        Optional<SloModel> slo,
        Optional<Written<List<String>>> modes,
        Optional<IterationsModel> warmup,
        Optional<IterationsModel> measurement,
        Optional<ForkModel> fork,
        Optional<TimeoutModel> timeout,
        Optional<String> outputUnit,
        Optional<RetryModel> retry,
        Optional<LimitModel> limit) {}
