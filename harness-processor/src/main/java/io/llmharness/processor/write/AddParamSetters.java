package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ParamModel;
import io.llmharness.processor.model.ScenarioModel;
import java.util.Locale;

/** Sets parameters by name. */
final class AddParamSetters implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        MethodSpec.Builder method = Methods.override("setParam")
                .addParameter(scenario.type(), Methods.SCENARIO)
                .addParameter(String.class, "name")
                .addParameter(String.class, "value");
        if (scenario.params().isEmpty()) {
            method.addStatement("throw $T.unknown(name)", RuntimeTypes.PARAMS);
        } else {
            method.beginControlFlow("switch (name)");
            for (ParamModel param : scenario.params()) {
                method.addStatement(
                        "case $S -> $L.$L = $L", param.name(), Methods.SCENARIO, param.name(), value(param));
            }
            method.addStatement("default -> throw $T.unknown(name)", RuntimeTypes.PARAMS);
            method.endControlFlow();
        }
        type.addMethod(method.build());
    }

    private static CodeBlock value(ParamModel param) {
        return switch (param.type()) {
            case STRING -> CodeBlock.of("value");
            case ENUM -> CodeBlock.of("$T.toEnum($T.class, name, value)", RuntimeTypes.PARAMS, param.typeName());
            default ->
                CodeBlock.of(
                        "$T.to$L(name, value)",
                        RuntimeTypes.PARAMS,
                        capitalized(param.type().name()));
        };
    }

    private static String capitalized(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
