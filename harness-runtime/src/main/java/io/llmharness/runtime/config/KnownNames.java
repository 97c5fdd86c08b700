package io.llmharness.runtime.config;

import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.load.LoadShapeSpec;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.workload.DatasetSpec;
import io.llmharness.runtime.workload.Datasets;
import java.util.Arrays;
import java.util.List;

/** The names that a file may mention and that are not its own: what is on the class path. */
final class KnownNames {
    private final EngineCatalog engines;
    private final LoadShapes shapes;
    private final Datasets datasets;

    KnownNames(ClassLoader loader) {
        engines = EngineCatalog.load(loader);
        shapes = LoadShapes.load(loader);
        datasets = Datasets.load(loader);
    }

    List<String> engines() {
        return List.copyOf(engines.ids());
    }

    /** Names of an engine's options; empty for an engine that is not known. */
    List<String> options(String engine) {
        return engines.find(engine).stream()
                .flatMap(e -> Arrays.stream(e.spec().options()))
                .map(EngineSpec.Option::name)
                .toList();
    }

    List<String> shapes() {
        return List.copyOf(shapes.ids());
    }

    List<String> shapeOptions(String shape) {
        return shapes.spec(shape).stream()
                .flatMap(spec -> Arrays.stream(spec.options()))
                .map(LoadShapeSpec.Option::name)
                .toList();
    }

    List<String> datasets() {
        return List.copyOf(datasets.ids());
    }

    /** Names of a data set's options; empty for a data set that is not known. */
    List<String> datasetOptions(String dataset) {
        return datasets().contains(dataset)
                ? Arrays.stream(datasets.spec(dataset).options())
                        .map(DatasetSpec.Option::name)
                        .toList()
                : List.of();
    }
}
