package io.llmharness.runtime.workload;

import io.llmharness.runtime.text.Nearest;
import java.util.List;
import java.util.Map;

/** A data set's options as their types; each failure is a sentence for the user. */
final class DatasetOptions {
    private final Map<String, String> options;

    DatasetOptions(Map<String, String> options) {
        this.options = options;
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** A text that must be given. */
    String required(String name, String example) {
        String text = options.getOrDefault(name, "");
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing; give it as in " + name + "=" + example);
        }
        return text;
    }

    /** One of a few words; the first where it is not given. */
    String oneOf(String name, List<String> words) {
        String word = options.getOrDefault(name, words.get(0));
        if (!words.contains(word)) {
            throw new IllegalArgumentException(name + " cannot be \"" + word + "\"." + Nearest.hint(word, words));
        }
        return word;
    }

    /** A whole number in a range, both ends included. */
    int whole(String name, int otherwise, int least, int most) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        int value;
        try {
            value = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number: " + text, e);
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + text);
        }
        return value;
    }

    /** A number from 0 on. */
    double number(String name, double otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be at least 0, not " + text);
        }
        return value;
    }
}
