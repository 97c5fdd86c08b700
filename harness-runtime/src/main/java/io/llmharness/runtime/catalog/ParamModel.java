package io.llmharness.runtime.catalog;

import java.util.List;

/** A {@code @Param} field and its values as text, already checked against the field's type. */
public record ParamModel(String name, List<String> values) {
    public ParamModel {
        values = List.copyOf(values);
    }
}
