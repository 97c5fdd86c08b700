package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.ScenarioModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Pieces that several rules write alike. */
final class Methods {
    /** The parameter that holds the user's instance. */
    static final String SCENARIO = "scenario";

    private Methods() {}

    /** A public method that overrides. */
    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** A call of the user's method; static ones are called on the class. */
    static CodeBlock call(ScenarioModel scenario, MethodModel method, List<String> arguments) {
        CodeBlock receiver = method.isStatic() ? CodeBlock.of("$T", scenario.type()) : CodeBlock.of(SCENARIO);
        return CodeBlock.of("$L.$L($L)", receiver, method.name(), String.join(", ", arguments));
    }
}
