package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.ParamModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outer product of parameter values. */
final class Expander {
    private Expander() {}

    /** Every combination, the first parameter varying slowest; one empty combination when there is no parameter. */
    static List<Map<String, String>> product(List<ParamModel> params) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (ParamModel param : params) {
            List<Map<String, String>> longer =
                    new ArrayList<>(combinations.size() * param.values().size());
            for (Map<String, String> combination : combinations) {
                for (String value : param.values()) {
                    Map<String, String> next = new LinkedHashMap<>(combination);
                    next.put(param.name(), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
