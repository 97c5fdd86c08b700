package io.llmharness.processor.validate;

import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.Problems;

/** Checks one concern of a scenario and notes all it finds. */
@FunctionalInterface
interface ScenarioCheck {
    void check(ScenarioModel scenario, Problems problems);
}
