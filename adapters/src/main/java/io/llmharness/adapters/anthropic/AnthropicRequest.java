package io.llmharness.adapters.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.ChatMembers;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;

/**
 * Writes requests. Unlike with other engines no temperature is sent unless one is wanted: recent versions refuse it, and before them
 * recent models refuse any but their own.
 */
final class AnthropicRequest {
    static final String VERSION = "version";
    static final String BETA = "beta";
    static final String AUTH = "auth";
    static final String MAX_TOKENS = "max_tokens";
    static final String EFFORT = "effort";

    /** The version that the providers' newest clients send. */
    static final String LATEST = "2026-10-21";

    /** The last version with sampling options. */
    private static final String SAMPLING = "2023-06-01";

    private static final String MOST_TOKENS = "4096";
    private static final String[] SAMPLING_OPTIONS = {ChatMembers.TEMPERATURE, "top_p", "top_k"};

    private static final PassedOptions OPTIONS = PassedOptions.except(
            AnthropicAdapter.class,
            VERSION,
            BETA,
            AUTH,
            MAX_TOKENS,
            EFFORT,
            ChatMembers.TEMPERATURE,
            "top_p",
            "top_k",
            JsonBody.OPTION);
    private static final PassedOptions NUCLEUS = PassedOptions.only(AnthropicAdapter.class, "top_p", "top_k");

    private AnthropicRequest() {}

    /** The path of a resource below {@code /v1}. A base URL that was given with {@code /v1} or {@code /v1/messages} means the same. */
    static String path(EngineTarget target, String resource) {
        return target.path("/").replaceFirst("(/v1)?(/messages)?/*$", "") + "/v1" + resource;
    }

    /** The call with the version and the key. */
    static HttpCall identified(HttpCall call, EngineTarget target) {
        HttpCall versioned = call.header("anthropic-version", version(target));
        String beta = target.option(BETA, "");
        return keyed(beta.isEmpty() ? versioned : versioned.header("anthropic-beta", beta), target);
    }

    private static HttpCall keyed(HttpCall call, EngineTarget target) {
        String auth = target.option(AUTH, "x-api-key");
        return switch (auth) {
            case "bearer" -> call.bearer(target.key());
            case "x-api-key" ->
                target.key().isPresent()
                        ? call.secretHeader("x-api-key", target.key().reveal())
                        : call;
            default ->
                throw new IllegalArgumentException(
                        "the option \"" + AUTH + "\" is \"x-api-key\" or \"bearer\", not \"" + auth + "\"");
        };
    }

    static byte[] body(ChatRequest request, EngineTarget target) {
        return JsonBody.of(target, out -> write(request, target, out));
    }

    private static String version(EngineTarget target) {
        return target.option(VERSION, LATEST);
    }

    private static void write(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        out.writeStringField("model", target.model());
        String system = ChatMembers.system(request);
        if (!system.isEmpty()) {
            out.writeStringField("system", system);
        }
        ChatMembers.messages("messages", ChatMembers.dialogue(request), out);
        out.writeBooleanField("stream", target.stream());
        out.writeNumberField("max_tokens", maxTokens(request, target));
        writeSampling(request, target, out);
        String effort = target.option(EFFORT, "");
        if (!effort.isEmpty()) {
            out.writeObjectFieldStart("output_config");
            out.writeStringField("effort", effort);
            out.writeEndObject();
        }
        OPTIONS.write(target, out);
    }

    private static int maxTokens(ChatRequest request, EngineTarget target) {
        return request.maxTokens().orElseGet(() -> Integer.parseInt(target.option(MAX_TOKENS, MOST_TOKENS)));
    }

    /** A scenario's temperature is left out where the version has none; an option that was set for this engine is an error. */
    private static void writeSampling(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        if (version(target).compareTo(SAMPLING) > 0) {
            for (String option : SAMPLING_OPTIONS) {
                if (!target.option(option, "").isEmpty()) {
                    throw new IllegalArgumentException("anthropic-version " + version(target) + " has no \"" + option
                            + "\"; the option version=" + SAMPLING + " asks for the last that has");
                }
            }
            return;
        }
        if (request.temperature().isPresent()
                || !target.option(ChatMembers.TEMPERATURE, "").isEmpty()) {
            ChatMembers.temperature(request, target, out);
        }
        NUCLEUS.write(target, out);
    }
}
