package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import java.util.List;

/** Something that the command line can do, chosen by its first word. */
interface Command {
    /** The word. */
    String name();

    /** One line for the help text. */
    String summary();

    /** Its options. */
    List<? extends OptionRow<?>> rows();

    /**
     * Does it. Throws {@link io.llmharness.runtime.text.UsageException} and {@link io.llmharness.runtime.text.RunFailure} for what the
     * user is to be told in a sentence.
     *
     * @param words what follows the command's name
     */
    ExitCode run(List<String> words, Console console);
}
