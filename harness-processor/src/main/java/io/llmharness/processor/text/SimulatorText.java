package io.llmharness.processor.text;

import java.util.List;
import java.util.Optional;

/** The options behind {@code sim:}: that the simulated engine has them. Their values are the runtime's to judge. */
public final class SimulatorText {
    private static final String SIMULATED = "sim:";

    private SimulatorText() {}

    /** What is wrong with the options' names, in a sentence; empty when nothing is, or when the known ones are not known here. */
    public static Optional<String> complaint(String url, List<String> known) {
        if (!url.startsWith(SIMULATED) || url.contains("${") || known.isEmpty()) {
            return Optional.empty();
        }
        for (String option : url.substring(SIMULATED.length()).split(",")) {
            String name = option.split("=", 2)[0].strip();
            if (!name.isEmpty() && !known.contains(name)) {
                return Optional.of("The simulated engine has no option \"" + name + "\"."
                        + Nearest.didYouMean(name, known) + " Known: " + String.join(", ", known) + ".");
            }
        }
        return Optional.empty();
    }
}
