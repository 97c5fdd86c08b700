package io.llmharness.processor.model;

/** What can be added to the harness and is named in scenarios. */
public enum ExtensionKind {
    ENGINE(
            "engine",
            "io.llmharness.runtime.engine.EngineSpec",
            "io.llmharness.runtime.engine.EngineAdapter",
            "io.llmharness.engines",
            "_Engine"),
    DATASET(
            "data set",
            "io.llmharness.runtime.workload.DatasetSpec",
            "io.llmharness.runtime.workload.Dataset",
            "io.llmharness.datasets",
            "_Dataset"),
    LOAD_SHAPE(
            "load shape",
            "io.llmharness.runtime.load.LoadShapeSpec",
            "io.llmharness.runtime.load.LoadShape",
            "io.llmharness.loads",
            "_Load");

    private final String noun;
    private final String specAnnotation;
    private final String service;
    private final String indexPackage;
    private final String indexSuffix;

    ExtensionKind(String noun, String specAnnotation, String service, String indexPackage, String indexSuffix) {
        this.noun = noun;
        this.specAnnotation = specAnnotation;
        this.service = service;
        this.indexPackage = indexPackage;
        this.indexSuffix = indexSuffix;
    }

    /** How messages call it. */
    public String noun() {
        return noun;
    }

    /** The annotation that describes one. */
    public String specAnnotation() {
        return specAnnotation;
    }

    /** The interface that it implements. */
    public String service() {
        return service;
    }

    /** The package of its index classes. */
    public String indexPackage() {
        return indexPackage;
    }

    /** The end of an index class's name. */
    public String indexSuffix() {
        return indexSuffix;
    }
}
