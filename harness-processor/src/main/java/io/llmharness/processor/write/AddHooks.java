package io.llmharness.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.annotations.Level;
import io.llmharness.processor.model.HookModel;
import io.llmharness.processor.model.ScenarioModel;
import java.util.List;

/** Runs the methods of a level around trials and iterations. */
final class AddHooks implements Rule {
    @Override
    public void add(ScenarioModel scenario, TypeSpec.Builder type) {
        type.addMethod(hooks("setup", scenario.setups(), scenario));
        type.addMethod(hooks("tearDown", scenario.tearDowns(), scenario));
    }

    private static MethodSpec hooks(String name, List<HookModel> hooks, ScenarioModel scenario) {
        MethodSpec.Builder method = Methods.override(name)
                .addParameter(scenario.type(), Methods.SCENARIO)
                .addParameter(Level.class, "level");
        if (hooks.stream().anyMatch(hook -> !hook.method().checkedExceptions().isEmpty())) {
            method.addException(Exception.class);
        }
        for (Level level : Level.values()) {
            List<HookModel> now = hooks.stream()
                    .filter(hook -> hook.level().equals(level.name()))
                    .toList();
            if (!now.isEmpty()) {
                method.beginControlFlow("if (level == $T.$L)", Level.class, level.name());
                now.forEach(hook -> method.addStatement("$L", Methods.call(scenario, hook.method(), List.of())));
                method.endControlFlow();
            }
        }
        return method.build();
    }
}
