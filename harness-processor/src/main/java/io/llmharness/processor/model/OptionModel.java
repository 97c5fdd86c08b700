package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;

/**
 * An option, {@code "key=value"}.
 *
 * @param text as written
 */
public record OptionModel(Written<String> text) {
    /** Whether there is a key and an equals sign. */
    public boolean isWellFormed() {
        return text.value().indexOf('=') > 0 && !key().isEmpty() && key().equals(key().strip());
    }

    /** What stands before the first equals sign. */
    public String key() {
        int equals = text.value().indexOf('=');
        return equals < 0 ? text.value() : text.value().substring(0, equals);
    }

    /** What stands after the first equals sign. */
    public String value() {
        return text.value().substring(text.value().indexOf('=') + 1);
    }

    /** Where it stands. */
    public Anchor at() {
        return text.at();
    }
}
