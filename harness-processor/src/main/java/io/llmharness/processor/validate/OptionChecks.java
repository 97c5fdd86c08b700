package io.llmharness.processor.validate;

import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.KeyText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The form of options, whatever they mean. */
final class OptionChecks {
    private OptionChecks() {}

    static void checkForm(List<OptionModel> options, Problems problems) {
        Set<String> keys = new HashSet<>();
        for (OptionModel option : options) {
            if (!option.isWellFormed()) {
                problems.add(
                        MessageId.LlmMalformedOption,
                        option.at(),
                        "Option \"" + KeyText.masked(option.text().value()) + "\" is not of the form key=value.");
            } else if (!keys.add(option.key())) {
                problems.add(
                        MessageId.LlmDuplicateOption, option.at(), "Option \"" + option.key() + "\" is set twice.");
            }
        }
    }
}
