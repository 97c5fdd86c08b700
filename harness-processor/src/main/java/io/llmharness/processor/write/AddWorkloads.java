package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.WorkloadModel;
import java.util.List;

/** Calls workload methods by index, each with exactly what it takes. */
final class AddWorkloads implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        MethodSpec.Builder method = Methods.override("next")
                .returns(RuntimeTypes.WORK)
                .addParameter(scenario.type(), Methods.SCENARIO)
                .addParameter(int.class, "workload")
                .addParameter(User.class, "user")
                .addParameter(Sample.class, "sample");
        if (scenario.classWorkload().isPresent()) {
            method.addStatement(
                    "throw new $T($S)",
                    UnsupportedOperationException.class,
                    "the workload of " + scenario.type().simpleName() + " stands on the class; it has no method");
        } else {
            addSwitch(scenario, method);
        }
        type.addMethod(method.build());
    }

    private static void addSwitch(ScenarioModel scenario, MethodSpec.Builder method) {
        CodeBlock.Builder cases = CodeBlock.builder().add("return switch (workload) {\n$>");
        List<WorkloadModel> workloads = scenario.workloads();
        for (int i = 0; i < workloads.size(); i++) {
            MethodModel target = workloads.get(i).method().orElseThrow();
            cases.add(
                    "case $L -> $T.of($L);\n", i, RuntimeTypes.WORK, Methods.call(scenario, target, arguments(target)));
        }
        cases.add(
                "default -> throw new $T($S + workload);\n",
                IllegalArgumentException.class,
                scenario.type().simpleName() + " has no workload ");
        method.addCode(cases.add("$<};\n").build());
    }

    private static List<String> arguments(MethodModel method) {
        return method.parameters().stream()
                .map(parameter -> parameter.type().equals(User.class.getName()) ? "user" : "sample")
                .toList();
    }
}
