package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.RowForm;
import java.util.List;

/** Prompts from a file of comma-separated values with a header. */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "csv",
        description = "prompts from a file of comma-separated values with a header",
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
            @DatasetSpec.Option(name = "prompt", description = "column of the prompt; prompt unless given"),
            @DatasetSpec.Option(
                    name = "output",
                    description = "column of the answer's length in tokens; none unless given")
        })
public final class Csv extends RowDataset {
    @Override
    FileRows.Drawn draw(DatasetRequest request) {
        DatasetOptions options = new DatasetOptions(request.options());
        String prompt = options.text("prompt", "prompt");
        String output = options.text("output", "");
        AnswerLength length = new AnswerLength(request, output);
        return new FileRows(
                        request,
                        RowForm.CSV,
                        row -> new Sample(0, row.required(prompt), length.of(row), JsonLines.others(row, prompt)))
                .draw(output.isEmpty() ? List.of(prompt) : List.of(prompt, output));
    }
}
