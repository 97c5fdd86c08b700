package io.llmharness.processor.write;

import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ScenarioModel;

/** Makes instances of the scenario class. */
final class AddInstance implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        type.addMethod(Methods.override("newInstance")
                .returns(scenario.type())
                .addStatement("return new $T()", scenario.type())
                .build());
    }
}
