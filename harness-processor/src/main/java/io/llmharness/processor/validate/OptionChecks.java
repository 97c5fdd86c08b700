package io.llmharness.processor.validate;

import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.ExtensionModel.Option;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.KeyText;
import io.llmharness.processor.text.Nearest;
import io.llmharness.processor.text.OptionText;
import io.llmharness.processor.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /** That an extension knows the options, and can read their values. */
    static void checkKnown(
            List<OptionModel> options, ExtensionModel spec, MessageId unknown, MessageId wrong, Problems problems) {
        for (OptionModel option : options) {
            if (!option.isWellFormed()) {
                continue;
            }
            Optional<Option> declared = spec.options().stream()
                    .filter(candidate -> candidate.name().equals(option.key()))
                    .findFirst();
            if (declared.isEmpty()) {
                problems.add(unknown, option.at(), unknownOption(spec, option.key()));
            } else {
                OptionText.complaint(declared.get().type(), option.key(), option.value())
                        .ifPresent(text -> problems.add(wrong, option.at(), text));
            }
        }
    }

    private static String unknownOption(ExtensionModel spec, String key) {
        List<String> names = spec.options().stream().map(Option::name).sorted().toList();
        String all = names.isEmpty() ? " It has none." : " Known: " + String.join(", ", names) + ".";
        return Words.capital(spec.kind().noun()) + " \"" + spec.id().value() + "\" has no option \""
                + KeyText.masked(key) + "\"." + Nearest.didYouMean(key, names) + all;
    }
}
