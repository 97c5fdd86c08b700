package io.llmharness.runtime.result;

import java.util.List;
import java.util.function.Function;

/**
 * The engine KPIs of METRICS.md, and beside them what an engine says of itself. Each is computed from a trial, for some with the run's
 * other trials, or has the reason why it cannot be: it is never zero for want of a value.
 */
public enum Kpi {
    LOAD_DURATION("loadDuration", RequestKpis::loadDuration),
    PROMPT_EVAL_COUNT("promptEvalCount", RequestKpis::promptEvalCount),
    PROMPT_EVAL_TIME("promptEvalTime", RequestKpis::promptEvalTime),
    PROMPT_TOKEN_RATE("promptTokenRate", RequestKpis::promptTokenRate),
    RESPONSE_TOKEN_COUNT("responseTokenCount", RequestKpis::responseTokenCount),
    RESPONSE_GENERATION_TIME("responseGenerationTime", RequestKpis::responseGenerationTime),
    RESPONSE_TOKEN_RATE("responseTokenRate", RequestKpis::responseTokenRate),
    E2E_LATENCY("e2eLatency", RequestKpis::e2eLatency),

    FIRST_TOKEN_LATENCY("firstTokenLatency", LoadKpis::firstTokenLatency),
    INTER_TOKEN_LATENCY("interTokenLatency", LoadKpis::interTokenLatency),
    TAIL_VARIANCE("tailVariance", LoadKpis::tailVariance),
    TAIL_RATIO("tailRatio", LoadKpis::tailRatio),

    AGGREGATE_TPS("aggregateTps", LoadKpis::aggregateTps),
    RPS("rps", LoadKpis::rps),
    BATCH_SIZE_EFFICIENCY("batchSizeEfficiency", SweepKpis::batchSizeEfficiency),
    STREAMING_TPS_RATIO("streamingTpsRatio", SweepKpis::streamingTpsRatio),

    GPU_UTILISATION("gpuUtilisation", absent("no monitor watched the engine's GPU")),
    CPU_UTILISATION("cpuUtilisation", absent("no monitor watched the engine's processors")),
    MEMORY_FOOTPRINT("memoryFootprint", absent("no monitor watched the engine's memory")),
    KV_CACHE_HIT_RATE("kvCacheHitRate", LoadKpis::kvCacheHitRate),
    KV_CACHE_USAGE("kvCacheUsage", absent("no monitor read the engine's counters")),
    NETWORK_BYTES("networkBytes", absent("bytes on the wire are not counted")),

    MULTI_GPU_SCALING("multiGpuScaling", absent("needs runs with different numbers of GPUs")),
    MULTI_NODE_SCALING("multiNodeScaling", absent("needs runs with different numbers of replicas")),
    ELASTIC_SCALING_LATENCY("elasticScalingLatency", absent("no replica was added while the trial ran")),
    LOAD_DISTRIBUTION("loadDistribution", absent("the engine does not say which replica answered")),

    SUCCESS_RATE("successRate", LoadKpis::successRate),
    TIMEOUT_RATE("timeoutRate", LoadKpis::timeoutRate),
    ERROR_BREAKDOWN("errorBreakdown", LoadKpis::errorBreakdown),
    RECOVERY_TIME("recoveryTime", absent("no fault was caused while the trial ran")),

    CONTINUOUS_BATCHING_EFFICIENCY("continuousBatchingEfficiency", SweepKpis::continuousBatchingEfficiency),
    SPECULATIVE_ACCEPTANCE("speculativeAcceptance", absent("no monitor read the engine's counters")),
    STREAMING_RESPONSIVENESS("streamingResponsiveness", absent("stalls within an answer are not recorded")),
    MODEL_SWAP_LATENCY("modelSwapLatency", absent("no model was switched while the trial ran")),

    TOKENS_PER_MONEY("tokensPerMoney", absent("no price was given")),
    REQUESTS_PER_MONEY("requestsPerMoney", absent("no price was given")),
    TOKENS_PER_JOULE("tokensPerJoule", absent("no energy was measured")),
    IDLE_WASTE("idleWaste", absent("no energy was measured and no price was given")),

    QUEUEING_TIME("queueingTime", RequestKpis::queueingTime),
    STREAMING_SMOOTHNESS("streamingSmoothness", absent("the jitter within an answer is not recorded")),
    PREDICTABILITY("predictability", LoadKpis::predictability),
    RESPONSIVENESS_SCORE("responsivenessScore", absent("the stall fraction, one of its inputs, is not recorded")),
    GOODPUT("goodput", LoadKpis::goodput),

    ENGINE_TOTAL_DURATION("totalDuration", RequestKpis::engineTotalDuration),
    ENGINE_TTFT("engineTtft", RequestKpis::engineTtft),
    CLIENT_ENGINE_RATIO("clientEngineRatio", RequestKpis::clientEngineRatio);

    private final String key;
    private final Function<Input, Finding> rule;

    Kpi(String key, Function<Input, Finding> rule) {
        this.key = key;
        this.rule = rule;
    }

    /** Stable camelCase name. */
    public String key() {
        return key;
    }

    Finding find(Input input) {
        return rule.apply(input);
    }

    /** What a KPI is computed from: a trial, and all trials of its run. */
    record Input(TrialSummary trial, List<TrialSummary> run) {}

    /** A value or the reason for none. */
    public sealed interface Finding {}

    /**
     * A value.
     *
     * @param source whose figure it is and how it came about
     */
    public record Figure(double value, String unit, String source) implements Finding {}

    /** No value. */
    public record Absent(String reason) implements Finding {}

    private static Function<Input, Finding> absent(String reason) {
        return input -> new Absent(reason);
    }
}
