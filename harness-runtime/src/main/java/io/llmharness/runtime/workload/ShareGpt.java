package io.llmharness.runtime.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowForm;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * First questions of recorded conversations, in the form of ShareGPT: one JSON array of objects with {@code conversations}, each turn
 * with {@code from} and {@code value}. The recorded answer stands beside the sample in the field {@code answer}.
 */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "sharegpt",
        description = "first questions of recorded conversations, in the form of ShareGPT",
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
            @DatasetSpec.Option(name = "sha256", description = "the hash of the file; another file is refused")
        })
public final class ShareGpt extends RowDataset {
    private static final Set<String> HUMAN = Set.of("human", "user");
    private static final Set<String> MODEL = Set.of("gpt", "assistant", "chatgpt", "bing", "bard");

    @Override
    FileRows.Drawn draw(DatasetRequest request) {
        AnswerLength length = new AnswerLength(request, "");
        return new FileRows(request, RowForm.JSON_ARRAY, row -> {
                    String question = turn(row, HUMAN);
                    if (question.isEmpty()) {
                        throw new BadRow(row.line(), "no turn in its \"conversations\" is from a human");
                    }
                    String answer = turn(row, MODEL);
                    return new Sample(
                            0, question, length.of(row), answer.isEmpty() ? Map.of() : Map.of("answer", answer));
                })
                .draw(List.of());
    }

    /** The first turn of one of these speakers; empty when there is none. */
    private static String turn(Row row, Set<String> speakers) throws BadRow {
        JsonNode turns = row.node("conversations");
        if (!turns.isArray()) {
            throw new BadRow(row.line(), "there is no \"conversations\"");
        }
        for (JsonNode turn : turns) {
            if (speakers.contains(turn.path("from").asText())) {
                return turn.path("value").asText();
            }
        }
        return "";
    }
}
