package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.workload.Dataset;
import io.llmharness.runtime.workload.Datasets;
import java.util.ServiceLoader;

/** Everything that a trial finds by name. */
public record Extensions(ClassLoader loader, EngineCatalog engines, Datasets datasets, LoadShapes shapes) {
    /** What is on the class path of a class loader. */
    public static Extensions load(ClassLoader loader) {
        return new Extensions(loader, EngineCatalog.load(loader), Datasets.load(loader), LoadShapes.load(loader));
    }

    /** The adapter of an engine. Throws {@link IllegalArgumentException} when there is none. */
    public EngineAdapter adapter(String engineId) {
        return engines.find(engineId)
                .orElseThrow(() -> new IllegalArgumentException("no engine \"" + engineId + "\" on the class path"))
                .adapter();
    }

    Dataset dataset(String id) {
        return datasets.find(id).orElseThrow(() -> new IllegalArgumentException("no data set \"" + id + "\""));
    }

    /** The scenario of this class name, generated or declared. Throws {@link IllegalArgumentException} when there is none. */
    @SuppressWarnings("rawtypes") // a class literal has no type argument
    public GeneratedScenario<?> scenario(String className) {
        if (className.equals(DeclaredScenario.class.getName())) {
            return new DeclaredScenario();
        }
        return ServiceLoader.load(GeneratedScenario.class, loader).stream()
                .filter(p -> p.type().getName().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + className + " on the class path"))
                .get();
    }
}
