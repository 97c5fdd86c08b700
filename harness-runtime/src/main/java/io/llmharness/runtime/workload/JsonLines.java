package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prompts from a file with a JSON object a line. */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "jsonl",
        description = "prompts from a file with a JSON object a line",
        options = {
            @DatasetSpec.Option(name = "file", description = "the file; packed where its name ends in .gz"),
            @DatasetSpec.Option(
                    name = "rows",
                    type = DatasetSpec.Type.INTEGER,
                    description = "rows to draw, 1024 unless given; they are asked round and round"),
            @DatasetSpec.Option(
                    name = "sample",
                    description = "random: each row with the same chance; first: the first rows of the file"),
            @DatasetSpec.Option(
                    name = "bad",
                    description = "strict: a row that cannot be used ends it; skip: it is passed over and counted"),
            @DatasetSpec.Option(name = "sha256", description = "the hash of the file; another file is refused"),
            @DatasetSpec.Option(
                    name = "prompt",
                    description = "field of the prompt, or a JSON pointer such as /turns/0/text; prompt unless given"),
            @DatasetSpec.Option(
                    name = "output",
                    description = "field of the answer's length in tokens; none unless given")
        })
public final class JsonLines extends RowDataset {
    @Override
    FileRows.Drawn draw(DatasetRequest request) {
        DatasetOptions options = new DatasetOptions(request.options());
        String prompt = options.text("prompt", "prompt");
        AnswerLength length = new AnswerLength(request, options.text("output", ""));
        return new FileRows(
                        request,
                        RowForm.JSON_LINES,
                        row -> new Sample(0, row.required(prompt), length.of(row), others(row, prompt)))
                .draw(List.of());
    }

    /** The row's other fields, for workload methods. */
    static Map<String, String> others(Row row, String prompt) {
        Map<String, String> fields = new LinkedHashMap<>();
        row.fields().fieldNames().forEachRemaining(name -> {
            if (!name.equals(prompt)) {
                row.text(name).ifPresent(text -> fields.put(name, text));
            }
        });
        return fields;
    }
}
