package io.llmharness.processor.validate;

import io.llmharness.processor.model.HookModel;
import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code @Setup}, {@code @TearDown} and {@code @Check} methods: that generated code can call them. */
final class HookChecks implements ScenarioCheck {
    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        Stream.concat(scenario.setups().stream(), scenario.tearDowns().stream())
                .filter(hook -> !isHook(hook.method()))
                .forEach(hook -> problems.add(
                        MessageId.LlmHookShape,
                        hook.method().at(),
                        hook.annotation() + " must be a non-private void method without parameters" + not(hook)));
        for (MethodModel check : scenario.checks()) {
            if (!isCheck(check)) {
                problems.add(
                        MessageId.LlmCheckShape,
                        check.at(),
                        "@Check must be boolean " + check.name() + "(Reply), not private, without checked exceptions"
                                + flaw(check).map(flaw -> "; it " + flaw).orElse("") + ".");
            }
        }
    }

    private static boolean isHook(MethodModel method) {
        return CallRules.accessFlaw(method).isEmpty()
                && method.returnType().equals("void")
                && method.parameters().isEmpty();
    }

    private static boolean isCheck(MethodModel method) {
        List<String> types =
                method.parameters().stream().map(MethodModel.Parameter::type).toList();
        return CallRules.accessFlaw(method).isEmpty()
                && method.returnType().equals("boolean")
                && types.equals(List.of("io.llmharness.api.Reply"))
                && method.checkedExceptions().isEmpty();
    }

    /** What the rule, which forbids private methods, has not said of the method already. */
    private static Optional<String> flaw(MethodModel method) {
        return method.access() == MethodModel.Access.PRIVATE ? Optional.of("is private") : CallRules.accessFlaw(method);
    }

    private static String not(HookModel hook) {
        return flaw(hook.method())
                .map(flaw -> ": " + hook.method().name() + " " + flaw + ".")
                .orElse(", not " + Words.simpleType(hook.method().returnType()) + " "
                        + hook.method().signature() + ".");
    }
}
