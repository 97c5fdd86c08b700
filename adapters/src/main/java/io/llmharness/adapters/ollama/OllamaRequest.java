package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.ChatMembers;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.api.Role;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes requests. Temperature is always sent, 0 unless the request or the option says otherwise: Ollama's own default is 0.8 with a
 * new seed for each request, which no second run repeats.
 */
final class OllamaRequest {
    private static final String[] TOP_LEVEL = {"raw", "truncate", "shift", "format", "tools", "logprobs"};
    private static final String[] OURS = {
        "endpoint", "keep_alive", "think", "temperature", "num_predict", JsonBody.OPTION
    };

    private static final PassedOptions BESIDE = PassedOptions.only(OllamaAdapter.class, TOP_LEVEL);
    private static final PassedOptions OPTIONS = PassedOptions.except(
            OllamaAdapter.class,
            Stream.concat(Stream.of(TOP_LEVEL), Stream.of(OURS)).toArray(String[]::new));

    private OllamaRequest() {}

    static String path(EngineTarget target) {
        return isGenerate(target) ? "/api/generate" : "/api/chat";
    }

    static byte[] body(ChatRequest request, EngineTarget target) {
        return JsonBody.of(target, out -> write(request, target, out));
    }

    /** A request without a prompt: the model is loaded as the requests of a run will want it, or they would load it anew. */
    static byte[] load(String model, EngineTarget target) {
        return JsonBody.of(target, out -> {
            out.writeStringField("model", model);
            out.writeBooleanField("stream", false);
            writeKeepAlive(target.option("keep_alive", ""), out);
            out.writeObjectFieldStart("options");
            OPTIONS.write(target, out);
            out.writeEndObject();
        });
    }

    /** A request without a prompt that lets nothing of the model stay. */
    static byte[] unload(String model) {
        return JsonBody.of(out -> {
            out.writeStringField("model", model);
            out.writeNumberField("keep_alive", 0);
        });
    }

    static byte[] named(String model) {
        return JsonBody.of(out -> out.writeStringField("model", model));
    }

    static byte[] pull(String model) {
        return JsonBody.of(out -> {
            out.writeStringField("model", model);
            out.writeBooleanField("stream", true);
        });
    }

    private static boolean isGenerate(EngineTarget target) {
        String name = target.option("endpoint", "chat");
        if (!name.equals("chat") && !name.equals("generate")) {
            throw new IllegalArgumentException(
                    "the option \"endpoint\" is \"chat\" or \"generate\", not \"" + name + "\"");
        }
        return name.equals("generate");
    }

    private static void write(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        out.writeStringField("model", target.model());
        if (isGenerate(target)) {
            writePrompt(request, target.flag("raw", false), out);
        } else {
            ChatMembers.messages("messages", request.messages(), out);
        }
        out.writeBooleanField("stream", target.stream());
        writeKeepAlive(target.option("keep_alive", ""), out);
        writeThink(target.option("think", ""), out);
        BESIDE.write(target, out);
        out.writeObjectFieldStart("options");
        writeLimit(request, target, out);
        ChatMembers.temperature(request, target, out);
        OPTIONS.write(target, out);
        out.writeEndObject();
    }

    /** Raw mode refuses {@code system}, so there the system message opens the prompt. */
    private static void writePrompt(ChatRequest request, boolean raw, JsonGenerator out) throws IOException {
        String system = raw ? "" : joined(request, m -> m.role() == Role.SYSTEM);
        out.writeStringField("prompt", joined(request, m -> raw || m.role() != Role.SYSTEM));
        if (!system.isEmpty()) {
            out.writeStringField("system", system);
        }
    }

    private static String joined(ChatRequest request, Predicate<Message> which) {
        return request.messages().stream().filter(which).map(Message::content).collect(Collectors.joining("\n\n"));
    }

    /** A number is seconds, a text is a Go duration. */
    private static void writeKeepAlive(String value, JsonGenerator out) throws IOException {
        if (value.matches("-?\\d{1,9}")) {
            out.writeNumberField("keep_alive", Integer.parseInt(value));
        } else if (!value.isEmpty()) {
            out.writeStringField("keep_alive", value);
        }
    }

    private static void writeThink(String value, JsonGenerator out) throws IOException {
        if (value.equals("true") || value.equals("false")) {
            out.writeBooleanField("think", value.equals("true"));
        } else if (!value.isEmpty()) {
            out.writeStringField("think", value);
        }
    }

    private static void writeLimit(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        String otherwise = target.option("num_predict", "");
        if (request.maxTokens().isPresent()) {
            out.writeNumberField("num_predict", request.maxTokens().getAsInt());
        } else if (!otherwise.isEmpty()) {
            out.writeNumberField("num_predict", Long.parseLong(otherwise));
        }
    }
}
