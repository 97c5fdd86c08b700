package io.llmharness.processor.text;

import java.util.Optional;
import java.util.Set;

/** Arguments of a forked JVM: the slips that would otherwise show as a fork that does not start. */
public final class JvmArguments {
    /** Options whose value is the next argument. */
    private static final Set<String> TWO_PART = Set.of(
            "--add-exports",
            "--add-modules",
            "--add-opens",
            "--add-reads",
            "--enable-native-access",
            "--limit-modules",
            "--module-path",
            "--patch-module",
            "--upgrade-module-path",
            "-p");

    private static final Set<String> OURS = Set.of("-cp", "-classpath", "--class-path", "-jar", "-m", "--module");

    private JvmArguments() {}

    /** What is wrong with an argument that follows {@code before}, in a sentence; empty when nothing is. */
    public static Optional<String> complaint(String before, String argument) {
        if (argument.isBlank()) {
            return Optional.of("A JVM argument is empty.");
        }
        if (OURS.contains(argument.split("=", 2)[0])) {
            return Optional.of(
                    shown(argument) + ": the class path and the main class of a fork are the harness's own business.");
        }
        if (argument.strip().matches("(?s)-\\S+\\s+-[-XDe].*")) {
            return Optional.of(shown(argument) + " is several arguments in one; write one string for each.");
        }
        boolean option = argument.startsWith("-") || argument.startsWith("@");
        return option || TWO_PART.contains(before) || OURS.contains(before)
                ? Optional.empty()
                : Optional.of(shown(argument) + " is not a JVM argument: it does not begin with \"-\".");
    }

    private static String shown(String argument) {
        return "\"" + KeyText.masked(argument) + "\"";
    }
}
