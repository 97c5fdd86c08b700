package io.llmharness.processor.validate;

import io.llmharness.processor.model.ParamModel;
import io.llmharness.processor.model.ParamType;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Nearest;
import io.llmharness.processor.text.ParamText;
import io.llmharness.processor.text.Words;
import java.util.HashSet;
import java.util.Set;

/** Parameters: fields that can be set, with values of their type. */
final class ParamChecks implements ScenarioCheck {
    private static final Set<String> RESERVED = Set.of("engine", "concurrency", "rate");

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        for (ParamModel param : scenario.params()) {
            param.flaw()
                    .ifPresent(flaw -> problems.add(
                            MessageId.LlmParamField,
                            param.at(),
                            "@Param field \"" + param.name() + "\" " + flaw + "."));
            if (RESERVED.contains(param.name())) {
                problems.add(
                        MessageId.LlmParamReserved,
                        param.at(),
                        "Field \"" + param.name()
                                + "\": \"engine\", \"concurrency\" and \"rate\" are the harness's own parameter names.");
            }
            if (param.type() == ParamType.UNSUPPORTED) {
                problems.add(
                        MessageId.LlmParamField,
                        param.at(),
                        "@Param field \"" + param.name() + "\" has the type "
                                + Words.simpleType(param.typeName().toString())
                                + ". It must be a primitive, a wrapper, a String or an enum.");
            } else {
                checkValues(param, problems);
            }
        }
    }

    private static void checkValues(ParamModel param, Problems problems) {
        if (param.values().isEmpty()) {
            problems.add(
                    MessageId.LlmParamValue,
                    param.annotation(),
                    "@Param field \"" + param.name() + "\" has no values.");
        }
        Set<String> seen = new HashSet<>();
        for (Written<String> value : param.written()) {
            if (!seen.add(value.value())) {
                problems.add(
                        MessageId.LlmParamValue,
                        value.at(),
                        "\"" + value.value() + "\" is listed twice (field " + param.name() + ").");
            }
            if (!fits(param, value.value())) {
                problems.add(MessageId.LlmParamValue, value.at(), misfit(param, value.value()));
            }
        }
    }

    private static boolean fits(ParamModel param, String value) {
        return param.type() == ParamType.ENUM
                ? param.constants().contains(value)
                : ParamText.fits(param.type().name(), value);
    }

    private static String misfit(ParamModel param, String value) {
        if (param.type() != ParamType.ENUM) {
            return "\"" + value + "\" is not " + param.type().phrase() + " (field " + param.name() + ").";
        }
        return "\"" + value + "\" is not a constant of "
                + Words.simpleType(param.typeName().toString()) + " (field " + param.name() + ")."
                + Nearest.didYouMean(value, param.constants());
    }
}
