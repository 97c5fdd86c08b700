package io.llmharness.processor.write;

import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ScenarioModel;

/** Adds one concern to the class under construction. */
@FunctionalInterface
interface Rule {
    void add(ScenarioModel scenario, TypeSpec.Builder type);
}
