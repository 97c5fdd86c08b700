package io.llmharness.processor.validate;

import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.ExtensionModel.Option;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An engine, a data set or a load shape: that it can be found, named and told apart. */
public final class ExtensionChecks {
    private ExtensionChecks() {}

    /** Notes what is wrong with an extension beside others. */
    public static void check(ExtensionModel extension, List<ExtensionModel> others, Problems problems) {
        String type = extension.type().simpleName();
        extension
                .flaw()
                .ifPresent(flaw -> problems.add(
                        MessageId.LlmSpecShape,
                        extension.at(),
                        type + " " + flaw + ", or ServiceLoader cannot use it as "
                                + Words.article(extension.kind().noun()) + "."));
        checkId(extension, others, problems);
        Set<String> names = new HashSet<>();
        for (Option option : extension.options()) {
            if (!option.name().matches("[^=\\s]+")) {
                problems.add(
                        MessageId.LlmSpecShape,
                        option.at(),
                        "\"" + option.name()
                                + "\" cannot be an option's name: it has blanks or an equals sign, or is empty.");
            }
            if (!names.add(option.name())) {
                problems.add(
                        MessageId.LlmSpecShape, option.at(), "Option \"" + option.name() + "\" is declared twice.");
            }
        }
    }

    private static void checkId(ExtensionModel extension, List<ExtensionModel> others, Problems problems) {
        String id = extension.id().value();
        String noun = extension.kind().noun();
        if (!Words.isKebab(id)) {
            problems.add(
                    MessageId.LlmSpecId,
                    extension.id().at(),
                    "\"" + id + "\" cannot be the id of " + Words.article(noun)
                            + ". Write lower case words with hyphens between, such as my-engine.");
            return;
        }
        for (ExtensionModel other : others) {
            String otherId = other.id().value();
            boolean same = Words.isKebab(otherId) && Words.camel(otherId).equals(Words.camel(id));
            if (other.kind() == extension.kind() && same) {
                problems.add(
                        MessageId.LlmSpecId,
                        extension.id().at(),
                        "The " + noun + " " + other.type().canonicalName() + " has the id \"" + otherId
                                + "\" already.");
            }
        }
    }
}
