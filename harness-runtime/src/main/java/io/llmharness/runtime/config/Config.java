package io.llmharness.runtime.config;

import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.EngineModel;
import java.util.List;

/**
 * What files say.
 *
 * @param engines engines, by name unique
 * @param scenarios scenarios, in the order of the files
 */
public record Config(List<EngineModel> engines, List<DeclaredScenario> scenarios) {
    /** No file. */
    public static final Config NONE = new Config(List.of(), List.of());

    public Config {
        engines = List.copyOf(engines);
        scenarios = List.copyOf(scenarios);
    }
}
