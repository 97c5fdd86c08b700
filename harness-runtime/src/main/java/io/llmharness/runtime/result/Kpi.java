package io.llmharness.runtime.result;

import java.util.List;
import java.util.function.Function;

/**
 * The engine KPIs of METRICS.md, and beside them what an engine says of itself. Each is computed from a trial, for some with the run's
 * other trials, or has the reason why it cannot be: it is never zero for want of a value.
 */
public enum Kpi {
    LOAD_DURATION("loadDuration", "getting the model ready for a request", RequestKpis::loadDuration),
    PROMPT_EVAL_COUNT("promptEvalCount", "prompt tokens of a request", RequestKpis::promptEvalCount),
    PROMPT_EVAL_TIME("promptEvalTime", "processing a prompt", RequestKpis::promptEvalTime),
    PROMPT_TOKEN_RATE("promptTokenRate", "prompt tokens over the time to process them", RequestKpis::promptTokenRate),
    RESPONSE_TOKEN_COUNT("responseTokenCount", "output tokens of a request", RequestKpis::responseTokenCount),
    RESPONSE_GENERATION_TIME(
            "responseGenerationTime",
            "from the first token of an answer to its last",
            RequestKpis::responseGenerationTime),
    RESPONSE_TOKEN_RATE(
            "responseTokenRate", "output tokens over the time to generate them", RequestKpis::responseTokenRate),
    E2E_LATENCY("e2eLatency", "end-to-end latency of a request", RequestKpis::e2eLatency),

    FIRST_TOKEN_LATENCY("firstTokenLatency", "p50 of ttft", LoadKpis::firstTokenLatency),
    INTER_TOKEN_LATENCY("interTokenLatency", "p50 of itl", LoadKpis::interTokenLatency),
    TAIL_VARIANCE("tailVariance", "variance of e2e", LoadKpis::tailVariance),
    TAIL_RATIO("tailRatio", "p99/p50 of e2e", LoadKpis::tailRatio),

    AGGREGATE_TPS("aggregateTps", "output tokens a second of all requests together", LoadKpis::aggregateTps),
    RPS("rps", "answers a second", LoadKpis::rps),
    BATCH_SIZE_EFFICIENCY("batchSizeEfficiency", "TPS(c)/(c·TPS(1)) for c users", SweepKpis::batchSizeEfficiency),
    STREAMING_TPS_RATIO(
            "streamingTpsRatio", "TPS of streamed answers over TPS of whole ones", SweepKpis::streamingTpsRatio),

    GPU_UTILISATION("gpuUtilisation", "how busy the engine's GPUs are", absent("no monitor watched the engine's GPU")),
    CPU_UTILISATION(
            "cpuUtilisation",
            "how busy the engine's processors are",
            absent("no monitor watched the engine's processors")),
    MEMORY_FOOTPRINT(
            "memoryFootprint",
            "memory of the engine, of its GPUs and of its host",
            absent("no monitor watched the engine's memory")),
    KV_CACHE_HIT_RATE("kvCacheHitRate", "share of prompt tokens that came from the cache", LoadKpis::kvCacheHitRate),
    KV_CACHE_USAGE("kvCacheUsage", "share of the KV cache in use", absent("no monitor read the engine's counters")),
    NETWORK_BYTES("networkBytes", "bytes each way on the wire", LoadKpis::networkBytes),

    MULTI_GPU_SCALING(
            "multiGpuScaling",
            "TPS of k GPUs over k times that of one",
            absent("needs runs with different numbers of GPUs")),
    MULTI_NODE_SCALING(
            "multiNodeScaling",
            "TPS of k replicas over k times that of one",
            absent("needs runs with different numbers of replicas")),
    ELASTIC_SCALING_LATENCY(
            "elasticScalingLatency",
            "from scaling out to the first token of the new replica",
            absent("no replica was added while the trial ran")),
    LOAD_DISTRIBUTION(
            "loadDistribution", "Jain's index over replicas", absent("the engine does not say which replica answered")),

    SUCCESS_RATE("successRate", "share of arrivals that were answered", LoadKpis::successRate),
    TIMEOUT_RATE("timeoutRate", "share of arrivals that timed out", LoadKpis::timeoutRate),
    ERROR_BREAKDOWN("errorBreakdown", "arrivals without an answer, by cause", LoadKpis::errorBreakdown),
    RECOVERY_TIME(
            "recoveryTime",
            "from a fault to the return of p95 into its band",
            absent("no fault was caused while the trial ran")),

    CONTINUOUS_BATCHING_EFFICIENCY(
            "continuousBatchingEfficiency", "TPS of c users over TPS of one", SweepKpis::continuousBatchingEfficiency),
    SPECULATIVE_ACCEPTANCE(
            "speculativeAcceptance",
            "share of drafted tokens that were accepted",
            absent("no monitor read the engine's counters")),
    STREAMING_RESPONSIVENESS(
            "streamingResponsiveness",
            "mean share of a stream that was stalls",
            ExperienceKpis::streamingResponsiveness),
    MODEL_SWAP_LATENCY(
            "modelSwapLatency",
            "from the switch of a model to its first token",
            absent("no model was switched while the trial ran")),

    TOKENS_PER_MONEY("tokensPerMoney", "tokens for a unit of money", absent("no price was given")),
    REQUESTS_PER_MONEY("requestsPerMoney", "answers for a unit of money", absent("no price was given")),
    TOKENS_PER_JOULE("tokensPerJoule", "tokens for the energy they took", absent("no energy was measured")),
    IDLE_WASTE(
            "idleWaste",
            "energy and money while nothing was in flight",
            absent("no energy was measured and no price was given")),

    QUEUEING_TIME("queueingTime", "a request's wait in the engine", RequestKpis::queueingTime),
    STREAMING_SMOOTHNESS("streamingSmoothness", "p50 of jitterRatio", ExperienceKpis::streamingSmoothness),
    PREDICTABILITY("predictability", "coefficient of variation of e2e", LoadKpis::predictability),
    RESPONSIVENESS_SCORE(
            "responsivenessScore", "0 to 100, of ttft, itl and stalls", ExperienceKpis::responsivenessScore),
    GOODPUT("goodput", "answers a second that met every limit", LoadKpis::goodput),

    ENGINE_TOTAL_DURATION("totalDuration", "the engine's own time of a request", RequestKpis::engineTotalDuration),
    ENGINE_TTFT("engineTtft", "the engine's own time to first token", RequestKpis::engineTtft),
    CLIENT_ENGINE_RATIO(
            "clientEngineRatio", "the client's time of a request over the engine's", RequestKpis::clientEngineRatio);

    private final String key;
    private final String title;
    private final Function<Input, Finding> rule;

    Kpi(String key, String title, Function<Input, Finding> rule) {
        this.key = key;
        this.title = title;
        this.rule = rule;
    }

    /** Stable camelCase name. */
    public String key() {
        return key;
    }

    /** What it is. */
    public String title() {
        return title;
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
