package io.llmharness.runtime.cli;

import java.util.function.BiConsumer;

/**
 * One option of a command: the single source of its parsing, its help and its row in the manual.
 *
 * @param group heading under which help shows it
 * @param name the word, with its dash
 * @param label what follows it; empty for a flag
 * @param repeats whether it may be given more than once
 * @param help what it does
 * @param otherwise what holds when it is not given; empty where there is nothing to say
 * @param setter takes the value; empty text for a flag
 */
record OptionRow<T>(
        String group,
        String name,
        String label,
        boolean repeats,
        String help,
        String otherwise,
        BiConsumer<T, String> setter) {

    boolean isFlag() {
        return label.isEmpty();
    }

    /** Help with the default behind it. */
    String description() {
        return otherwise.isEmpty() ? help : help + " Default: " + otherwise + ".";
    }
}
