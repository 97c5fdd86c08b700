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
    /** A bug of ours. */
    LlmInternal,

    LlmNoEngine,
    LlmUnknownEngine(Trait.MAY_BE_GENERATED),
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

    LlmNoWorkload,
    LlmWorkloadEmpty,
    LlmWorkloadTwoSources,
    LlmWorkloadBoth,
    LlmWorkloadShape,
    LlmWorkloadReturn,
    LlmWorkloadParameter,
    LlmWorkloadOverload,
    /** An attribute that has no effect where it stands. */
    LlmWorkloadAttribute,
    LlmSampleWithoutDataset,
    LlmUnknownDataset(Trait.MAY_BE_GENERATED),
    LlmTokenSpec,
    LlmCacheIntent,

    LlmTwoLoads,
    LlmLoadValue,
    LlmDuplicateLevel,
    LlmLoadShape(Trait.MAY_BE_GENERATED),
    LlmDuration,

    LlmRunValue,
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
    LlmNotABenchmark(Trait.WARNING),
    LlmThinkTimeIgnored(Trait.WARNING),
    LlmBurstinessIgnored(Trait.WARNING),
    LlmDatasetUnused(Trait.WARNING),
    LlmSharedMutableState(Trait.WARNING),
    LlmWindowBelowTimeout(Trait.WARNING),
    LlmSloUnreachable(Trait.WARNING);

    private enum Trait {
        ERROR,
        WARNING,
        MAY_BE_GENERATED
    }

    private final Trait trait;

    MessageId() {
        this(Trait.ERROR);
    }

    MessageId(Trait trait) {
        this.trait = trait;
    }

    boolean isWarning() {
        return trait == Trait.WARNING;
    }

    /** Whether another processor may yet write what is missing, so that it is too early to complain. */
    boolean mayBeGenerated() {
        return trait == Trait.MAY_BE_GENERATED;
    }
}
