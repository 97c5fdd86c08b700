package io.llmharness.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ScenarioModel;
import javax.lang.model.element.Modifier;

/** What the annotations say, and which contract the class was compiled against. */
final class AddDescriptor implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(
                        RuntimeTypes.SCENARIO_MODEL, "MODEL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(ModelCode.of(scenario))
                .build());
        // A constant: javac copies today's value into the class file, which is what the runtime compares.
        type.addMethod(Methods.override("version")
                .returns(int.class)
                .addStatement("return $T.VERSION", RuntimeTypes.GENERATED_SCENARIO)
                .build());
        type.addMethod(Methods.override("model")
                .returns(RuntimeTypes.SCENARIO_MODEL)
                .addStatement("return MODEL")
                .build());
    }
}
