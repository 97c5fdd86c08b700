package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import io.llmharness.runtime.text.Nearest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The nine cells of short, medium and long prompts × short, medium and long answers, each a trial of its own. Prompts are those of
 * {@code synthetic}.
 */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "matrix",
        description = "short, medium and long prompts × short, medium and long answers, a trial for each",
        options = {
            @DatasetSpec.Option(
                    name = "cells",
                    description = "only these cells, joined by +, such as short-short+long-short")
        })
public final class LengthMatrix implements Dataset {
    private static final Map<String, String> PROMPTS =
            lengths("uniform(5,20)", "uniform(100,500)", "uniform(1000,2000)");
    private static final Map<String, String> ANSWERS =
            lengths("uniform(10,50)", "uniform(100,500)", "uniform(1000,2000)");

    private final Dataset prompts = new Synthetic();

    private static Map<String, String> lengths(String small, String medium, String large) {
        Map<String, String> lengths = new LinkedHashMap<>();
        lengths.put("short", small);
        lengths.put("medium", medium);
        lengths.put("long", large);
        return lengths;
    }

    @Override
    public Iterator<Sample> open(DatasetRequest request) {
        return prompts.open(request);
    }

    @Override
    public Map<String, DatasetRequest> cells(DatasetRequest request) {
        if (!request.inputTokens().isEmpty() || !request.outputTokens().isEmpty()) {
            throw new IllegalArgumentException(
                    "the lengths of the matrix are its own: leave out inputTokens and outputTokens");
        }
        Map<String, DatasetRequest> all = new LinkedHashMap<>();
        PROMPTS.forEach((prompt, input) -> ANSWERS.forEach((answer, output) ->
                all.put(prompt + "-" + answer, new DatasetRequest(input, output, request.seed(), request.options()))));
        String wanted = new DatasetOptions(request.options()).text("cells", String.join("+", all.keySet()));
        Map<String, DatasetRequest> cells = new LinkedHashMap<>();
        for (String name : wanted.split("\\+", -1)) {
            DatasetRequest cell = all.get(name.strip());
            if (cell == null) {
                throw new IllegalArgumentException("no cell \"" + name + "\"." + Nearest.hint(name, all.keySet()));
            }
            cells.put(name.strip(), cell);
        }
        return cells;
    }
}
