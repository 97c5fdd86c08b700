package io.llmharness.processor.validate;

import io.llmharness.processor.model.EngineModel;
import io.llmharness.processor.model.ForkModel;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.KeyText;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys in source. A message never repeats the key: build logs are read by more people than sources. */
final class KeyChecks implements ScenarioCheck {
    private static final String ADVICE =
            " Keys never belong in source: put it into an environment variable and name that in apiKeyEnv.";

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        for (EngineModel engine : scenario.engines()) {
            checkVariable(engine.apiKeyEnv(), problems);
            checkText("The URL", engine.url(), problems);
            checkText("The model", engine.model(), problems);
            engine.options().forEach(option -> checkOption(option, problems));
        }
        Stream.concat(
                        Stream.of(scenario.settings()),
                        scenario.workloads().stream().map(w -> w.settings()))
                .flatMap(settings -> settings.fork().stream())
                .flatMap(KeyChecks::arguments)
                .forEach(argument -> checkText("The JVM argument", argument, problems));
    }

    private static Stream<Written<String>> arguments(ForkModel fork) {
        return Stream.of(fork.jvmArgs(), fork.prepend(), fork.append()).flatMap(list -> list.stream());
    }

    private static void checkVariable(Written<String> variable, Problems problems) {
        String name = variable.value();
        if (name.isEmpty()
                || name.matches("[A-Za-z_][A-Za-z0-9_]*") && KeyText.find(name).isEmpty()) {
            return;
        }
        if (KeyText.find(name).isPresent()) {
            problems.add(
                    MessageId.LlmSecretInSource,
                    variable.at(),
                    "apiKeyEnv takes the name of an environment variable; this looks like a key itself."
                            + " Keys never belong in source.");
        } else {
            String bare = name.replaceAll("^\\$\\{?|}$", "");
            problems.add(
                    MessageId.LlmApiKeyEnv,
                    variable.at(),
                    "\"" + name + "\" is not the name of an environment variable."
                            + (bare.matches("[A-Za-z_][A-Za-z0-9_]*") ? " Write \"" + bare + "\"." : ""));
        }
    }

    private static void checkOption(OptionModel option, Problems problems) {
        Optional<String> key = KeyText.find(option.value());
        boolean named = KeyText.namesAKey(option.key())
                && !option.value().isBlank()
                && !option.value().startsWith("$");
        if (key.isPresent() || named) {
            problems.add(
                    MessageId.LlmSecretInSource,
                    option.at(),
                    "Option \"" + KeyText.masked(option.key()) + "\" holds what looks like a key" + shown(key) + "."
                            + ADVICE);
        }
    }

    private static void checkText(String what, Written<String> text, Problems problems) {
        Optional<String> key = KeyText.find(text.value());
        if (key.isPresent()) {
            problems.add(
                    MessageId.LlmSecretInSource,
                    text.at(),
                    what + " holds what looks like a key" + shown(key) + "." + ADVICE);
        }
    }

    private static String shown(Optional<String> masked) {
        return masked.map(text -> " (" + text + ")").orElse("");
    }
}
