package io.llmharness.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes down a command's options. A form is the option's name and, behind a blank, the label of its value. */
final class OptionRows<T> {
    private final List<OptionRow<T>> rows = new ArrayList<>();
    private String group = "Options";

    /** The options that follow stand under this heading. */
    OptionRows<T> group(String heading) {
        group = heading;
        return this;
    }

    /** An option with a value, given at most once. */
    OptionRows<T> once(String form, String help, String otherwise, BiConsumer<T, String> setter) {
        return add(form, false, help, otherwise, setter);
    }

    /** An option with a value that may be given again. */
    OptionRows<T> often(String form, String help, String otherwise, BiConsumer<T, String> setter) {
        return add(form, true, help, otherwise, setter);
    }

    /** An option without a value. */
    OptionRows<T> flag(String name, String help, BiConsumer<T, String> setter) {
        return add(name, true, help, "", setter);
    }

    List<OptionRow<T>> all() {
        return List.copyOf(rows);
    }

    private OptionRows<T> add(
            String form, boolean repeats, String help, String otherwise, BiConsumer<T, String> setter) {
        int blank = form.indexOf(' ');
        String name = blank < 0 ? form : form.substring(0, blank);
        String label = blank < 0 ? "" : form.substring(blank + 1);
        rows.add(new OptionRow<>(group, name, label, repeats, help, otherwise, setter));
        return this;
    }
}
