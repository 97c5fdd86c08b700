package io.llmharness.runtime.plan;

import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Locale;

/**
 * The state that an engine is put into before each fork, as it was written: {@code none}, {@code cache}, {@code model}, or
 * {@code cmd:} and a command.
 *
 * @param kind which state
 * @param command what the user's shell runs; empty unless the kind is {@link Kind#COMMAND}
 */
public record EngineReset(Kind kind, String command) {
    /** Kinds of states. */
    public enum Kind {
        /** As the last fork left it. */
        NONE,
        /** The model loaded, nothing of earlier prompts kept. */
        CACHE,
        /** The model not loaded: the next request loads it. */
        MODEL,
        /** Whatever a command of the user's makes of it. */
        COMMAND
    }

    private static final String COMMAND = "cmd:";
    private static final List<String> WORDS = List.of("none", "cache", "model", COMMAND + "…");

    /** It for the reader; a command may hold what nobody else should read, and is masked. */
    public String shown() {
        return kind == Kind.COMMAND ? COMMAND + "***" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** Reads it; empty text is {@code none}. Throws {@link UsageException} with a sentence. */
    public static EngineReset parse(String text) {
        if (text.startsWith(COMMAND) && !text.substring(COMMAND.length()).isBlank()) {
            return new EngineReset(
                    Kind.COMMAND, text.substring(COMMAND.length()).trim());
        }
        return new EngineReset(
                switch (text) {
                    case "", "none" -> Kind.NONE;
                    case "cache" -> Kind.CACHE;
                    case "model" -> Kind.MODEL;
                    default ->
                        throw new UsageException(
                                "\"" + text + "\" is no state of an engine." + Nearest.hint(text, WORDS));
                },
                "");
    }
}
