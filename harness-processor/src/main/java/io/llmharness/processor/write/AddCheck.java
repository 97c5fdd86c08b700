package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.api.Reply;
import io.llmharness.processor.model.ScenarioModel;
import java.util.List;

/** Judges an answer: all checks must hold. */
final class AddCheck implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        CodeBlock verdict = scenario.checks().isEmpty()
                ? CodeBlock.of("true")
                : scenario.checks().stream()
                        .map(check -> Methods.call(scenario, check, List.of("reply")))
                        .collect(CodeBlock.joining("\n&& "));
        type.addMethod(Methods.override("check")
                .returns(boolean.class)
                .addParameter(scenario.type(), Methods.SCENARIO)
                .addParameter(Reply.class, "reply")
                .addStatement("return $L", verdict)
                .build());
    }
}
