package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The model side of one TGI server: what it serves and how it answers requests. */
final class TgiServing {
    private static final String DEFAULT_MODEL = "sim";
    private static final String VALIDATION = "Input validation error: ";

    private final SimHost host;

    TgiServing(SimHost host) {
        this.host = host;
    }

    private String base() {
        List<String> models = host.options().models();
        return models.isEmpty() ? DEFAULT_MODEL : models.get(0);
    }

    SimAnswer models() {
        WireBuffer out =
                new WireBuffer().text("{\"object\":\"list\",\"data\":[{\"id\":").json(base());
        out.text(",\"object\":\"model\",\"created\":0,\"owned_by\":").json(base());
        return TgiHeads.json(200, out.text("}]}"));
    }

    SimAnswer info() {
        int total = host.options().context();
        WireBuffer out = new WireBuffer().text("{\"model_id\":").json(base());
        out.text(",\"model_sha\":null,\"model_pipeline_tag\":null,\"max_concurrent_requests\":128,\"max_best_of\":2");
        out.text(",\"max_stop_sequences\":4,\"max_input_tokens\":").number(total - 1);
        out.text(",\"max_total_tokens\":").number(total).text(",\"validation_workers\":2,\"max_client_batch_size\":4");
        out.text(",\"router\":\"text-generation-router\",\"version\":").json(TgiDialect.VERSION);
        return TgiHeads.json(
                200, out.text(",\"sha\":\"dfb3fbe78e0d1d69251bd33065591c61bafdfaa8\",\"docker_label\":null}"));
    }

    /** {@code POST /}: streamed or not by a member of the body, with the prompt in the text, and in an array when it is not. */
    SimAnswer either(SimCall call) {
        SimAnswer.Whole unread = unreadable(call);
        return unread != null ? unread : generate(call, streams(call), true);
    }

    SimAnswer generate(SimCall call, boolean stream) {
        SimAnswer.Whole unread = unreadable(call);
        return unread != null ? unread : generate(call, stream, false);
    }

    private SimAnswer generate(SimCall call, boolean stream, boolean root) {
        JsonNode body = read(call);
        JsonNode inputs = body.path("inputs");
        if (!inputs.isTextual()) {
            return TgiHeads.text(
                    422,
                    "Failed to deserialize the JSON body into the target type: "
                            + (inputs.isMissingNode()
                                    ? "missing field `inputs`"
                                    : "inputs: invalid type, expected a string"));
        }
        JsonNode parameters = body.path("parameters");
        Prompt prompt = Prompt.of(inputs.asText());
        String wrong = wrong(parameters, inputs.asText(), prompt, stream);
        if (!wrong.isEmpty()) {
            return refusal(stream, inputs.asText().length(), 422, VALIDATION + wrong, "validation", false);
        }
        int most = parameters.path("max_new_tokens").asInt(0);
        GenerationRequest request = GenerationRequest.of(
                        parameters.path("adapter_id").asText(base()), stream, prompt)
                .length(most, 0, false);
        return new SimAnswer.Generate(request, new TgiEncoder(inputs.asText(), parameters, root));
    }

    private String wrong(JsonNode parameters, String inputs, Prompt prompt, boolean stream) {
        if (inputs.isEmpty()) {
            return "`inputs` cannot be empty";
        }
        if (parameters.hasNonNull("max_new_tokens")
                && parameters.path("max_new_tokens").asInt() < 1) {
            return "`max_new_tokens` must be strictly positive";
        }
        if (parameters.hasNonNull("temperature")
                && parameters.path("temperature").asDouble() <= 0) {
            return "`temperature` must be strictly positive";
        }
        if (stream && parameters.path("best_of").asInt(1) != 1) {
            return "`best_of` != 1 is not supported when streaming tokens";
        }
        return tooLong(prompt.tokens(), parameters.path("max_new_tokens").asInt(0));
    }

    /** Only a prompt that does not fit is refused; an answer that does not is cut without a word. */
    private String tooLong(int prompt, int most) {
        int total = host.options().context();
        return prompt < total
                ? ""
                : "`inputs` tokens + `max_new_tokens` must be <= " + total + ". Given: " + prompt
                        + " `inputs` tokens and " + most + " `max_new_tokens`";
    }

    SimAnswer complete(SimCall call, boolean chat) {
        SimAnswer.Whole unread = unreadable(call);
        if (unread != null) {
            return unread;
        }
        SimPayload payload = new SimPayload(read(call), chat, "tgi");
        if (payload.prompts().isEmpty()) {
            if (!chat || !payload.has("messages")) {
                String name = chat ? "messages" : "prompt";
                return TgiHeads.text(
                        422, "Failed to deserialize the JSON body into the target type: missing field `" + name + "`");
            }
            // an empty list of messages is answered: the template alone is the prompt
            GenerationRequest bare = GenerationRequest.of(payload.model(), payload.stream(), Prompt.of(""));
            return new SimAnswer.Generate(
                    bare.length(payload.maxTokens(), 0, false), new TgiChatEncoder(payload, call, base()));
        }
        String wrong = tooLong(payload.longestPrompt(), payload.maxTokens());
        if (!wrong.isEmpty()) {
            return refusal(payload.stream(), call.bodyLength(), 422, VALIDATION + wrong, "validation", true);
        }
        GenerationRequest request = new GenerationRequest(
                payload.model(), payload.stream(), payload.prompts(), 1, payload.maxTokens(), 0, false, 0, 0);
        return new SimAnswer.Generate(request, new TgiChatEncoder(payload, call, base()));
    }

    /** A refusal as the call's route has it: by a status, or as the events of a stream. */
    static SimAnswer.Whole refusal(SimCall call, int status, String message, String type) {
        boolean v1 = call.path().startsWith("/v1/");
        boolean stream = call.path().equals("/generate_stream") || !call.path().equals("/generate") && streams(call);
        return refusal(stream, call.bodyLength(), status, message, type, v1);
    }

    private static SimAnswer.Whole refusal(
            boolean stream, int characters, int status, String message, String type, boolean v1) {
        if (!stream) {
            return TgiErrors.answer(status, message, type);
        }
        WireBuffer event = new WireBuffer().text("data: ");
        if (v1) {
            TgiErrors.eventBody(event, message);
            return TgiHeads.events(characters, event.text("\n\n").toString(), "data: [DONE]\n\n");
        }
        TgiErrors.nativeBody(event, message, type);
        return TgiHeads.events(characters, event.text("\n\n").toString());
    }

    private static boolean streams(SimCall call) {
        return read(call).path("stream").asBoolean(false);
    }

    private static SimAnswer.@Nullable Whole unreadable(SimCall call) {
        if (!call.header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return TgiHeads.text(415, "Expected request with `Content-Type: application/json`");
        }
        try {
            return call.json().isObject()
                    ? null
                    : TgiHeads.text(422, "Failed to deserialize the JSON body into the target type: invalid type");
        } catch (JsonProcessingException e) {
            return TgiHeads.text(
                    400,
                    "Failed to parse the request body as JSON: EOF while parsing a value at line 1 column "
                            + e.getLocation().getColumnNr());
        }
    }

    private static JsonNode read(SimCall call) {
        try {
            return call.json();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
