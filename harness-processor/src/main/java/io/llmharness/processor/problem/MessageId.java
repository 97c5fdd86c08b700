package io.llmharness.processor.problem;

/**
 * The name of each kind of message, printed in brackets so that it can be searched for; warnings can be silenced with
 * {@code @SuppressWarnings}. Each has a source that provokes it in the compile tests.
 */
public enum MessageId {
    /** A scenario class that generated code could not use. */
    LlmClassShape,
    /** A name in reports that is taken or not printable, or a generated class whose name is taken. */
    LlmBenchmarkName,
    /** Two composed annotations that bring the same annotation. */
    LlmComposedConflict,
    /** The compile class path lacks what generated code calls. */
    LlmRuntimeMissing,
    /** A value that javac could not make out; in a source that is an error of its own, in a class file it is not. */
    LlmUnresolved(true),
    /** A bug of ours. */
    LlmInternal,

    LlmNoEngine,
    LlmUnknownEngine,
    LlmDuplicateEngine,
    LlmEngineName,
    LlmEngineUrl,
    LlmPlaceholder,
    LlmApiKeyEnv,
    LlmSecretInSource,
    LlmMalformedOption,
    LlmDuplicateOption,
    LlmUnknownEngineOption,
    LlmEngineOptionValue,
    LlmEngineReset,

    LlmNoWorkload,
    LlmWorkloadEmpty,
    LlmWorkloadTwoSources,
    /** A mix of a workload that is not there. */
    LlmMixWorkload,
    /** A weight that is none, or weights that sum to nothing. */
    LlmMixWeight,
    /** A workload of a mix with the wrong load for its part in it. */
    LlmMixLoad,
    /** Streamed and whole answers in one mix. */
    LlmMixStream,
    LlmWorkloadBoth,
    LlmWorkloadShape,
    LlmWorkloadReturn,
    LlmWorkloadParameter,
    LlmWorkloadOverload,
    /** An attribute that has no effect where it stands. */
    LlmWorkloadAttribute,
    LlmSampleWithoutDataset,
    LlmUnknownDataset,
    LlmUnknownDatasetOption,
    LlmDatasetOptionValue,
    LlmTokenSpec,
    LlmCacheIntent,

    LlmTwoLoads,
    LlmLoadValue,
    LlmDuplicateLevel,
    LlmLoadShape,
    LlmUnknownLoadOption,
    LlmLoadOptionValue,
    LlmDuration,

    LlmRunValue,
    LlmLimit,
    LlmJvmArg,
    LlmSloEmpty,
    LlmSloAttainment,
    LlmGoodputWithoutSlo,

    LlmStateMissing,
    LlmParamField,
    LlmParamValue,
    LlmParamReserved,
    LlmHookShape,
    LlmCheckShape,

    /** An extension class that {@code ServiceLoader} could not use, or whose description contradicts itself. */
    LlmSpecShape,
    /** An extension's id that is taken or not kebab-case. */
    LlmSpecId,

    /** An engine, or a workload, on a class that is no benchmark. */
    LlmNotABenchmark(true),
    LlmThinkTimeIgnored(true),
    LlmBurstinessIgnored(true),
    LlmDatasetUnused(true),
    LlmSharedMutableState(true),
    LlmWindowBelowTimeout(true),
    LlmSloUnreachable(true),
    /** An attainment that the number of measured requests cannot support. */
    LlmTooFewRequests(true);

    private final boolean warning;

    MessageId() {
        this(false);
    }

    MessageId(boolean warning) {
        this.warning = warning;
    }

    boolean isWarning() {
        return warning;
    }
}
