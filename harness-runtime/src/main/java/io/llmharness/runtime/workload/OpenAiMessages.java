package io.llmharness.runtime.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.api.Message;
import io.llmharness.api.Role;
import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Requests in OpenAI's form, a line each: {@code messages}, or the same in {@code body} as in files for its batch interface. What
 * stands behind the last question, the recorded answer, is not sent. An answer's length is the request's own {@code max_tokens},
 * unless the workload says one.
 */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "openai",
        description = "requests in OpenAI's form, a line each, as for its batch interface or for fine-tuning",
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
public final class OpenAiMessages extends RowDataset {
    private static final List<String> LIMITS = List.of("max_completion_tokens", "max_tokens");

    @Override
    FileRows.Drawn draw(DatasetRequest request) {
        AnswerLength length = new AnswerLength(request, "");
        return new FileRows(request, RowForm.JSON_LINES, row -> {
                    JsonNode body = row.node("body").isObject() ? row.node("body") : row.fields();
                    List<Message> messages = messages(row, body);
                    OptionalInt given = length.of(row);
                    return new Sample(
                            0,
                            messages.get(messages.size() - 1).content(),
                            given.isPresent() ? given : limit(body),
                            Map.of(),
                            messages);
                })
                .draw(List.of());
    }

    private static List<Message> messages(Row row, JsonNode body) throws BadRow {
        if (!body.path("messages").isArray()) {
            throw new BadRow(row.line(), "there is no \"messages\"");
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            messages.add(new Message(role(row, message), content(row, message)));
        }
        while (!messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.ASSISTANT) {
            messages.remove(messages.size() - 1);
        }
        if (messages.stream().noneMatch(message -> message.role() == Role.USER)) {
            throw new BadRow(row.line(), "none of its \"messages\" is from a user");
        }
        return messages;
    }

    private static Role role(Row row, JsonNode message) throws BadRow {
        String role = message.path("role").asText();
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system", "developer" -> Role.SYSTEM;
            default -> throw new BadRow(row.line(), "the role \"" + role + "\" cannot be sent");
        };
    }

    /** A text, or the texts of its parts. */
    private static String content(Row row, JsonNode message) throws BadRow {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText().equals("text")) {
                throw new BadRow(row.line(), "its content has a part that is no text");
            }
            text.append(part.path("text").asText());
        }
        if (text.length() == 0) {
            throw new BadRow(row.line(), "a message has no text");
        }
        return text.toString();
    }

    private static OptionalInt limit(JsonNode body) {
        for (String name : LIMITS) {
            if (body.path(name).canConvertToInt() && body.path(name).asInt() > 0) {
                return OptionalInt.of(body.path(name).asInt());
            }
        }
        return OptionalInt.empty();
    }
}
