package io.llmharness.adapters.openai.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.PromptText;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.Prompt;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a chat or text completion as the server side reads it. It answers what is asked for; what a member may be is each
 * dialect's business. A member that is {@code null} counts as absent.
 */
public final class SimPayload {
    private final JsonNode body;
    private final boolean chat;
    private final String defaultModel;
    private final List<Prompt> prompts;

    /** A body of the chat route or of the text route; {@code defaultModel} is meant when it names none. */
    public SimPayload(JsonNode body, boolean chat, String defaultModel) {
        this.body = body;
        this.chat = chat;
        this.defaultModel = defaultModel;
        this.prompts = chat ? messages() : texts();
    }

    /** The member of this name; a missing node when absent. */
    public JsonNode member(String name) {
        return body.path(name);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** Whether it is the chat route. */
    public boolean chat() {
        return chat;
    }

    /** The model's name. */
    public String model() {
        return has("model") ? body.path("model").asText() : defaultModel;
    }

    /** Whether the answer is to be streamed. */
    public boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    /** Whether the stream is to end with a usage chunk. */
    public boolean includeUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }

    /** Most tokens of an answer; 0 for no limit. */
    public int maxTokens() {
        int newer = chat ? body.path("max_completion_tokens").asInt(0) : 0;
        return newer > 0 ? newer : body.path("max_tokens").asInt(0);
    }

    /** Whether the model is asked to reason first. */
    public boolean reasons() {
        String effort = body.path("reasoning_effort").asText("none");
        return chat && !effort.equals("none");
    }

    /** Whether the answer is to tell how likely its tokens were. */
    public boolean logprobs() {
        return chat && body.path("logprobs").asBoolean(false);
    }

    /** Answers to each prompt. */
    public int answers() {
        return Math.max(1, body.path("n").asInt(1));
    }

    /** The prompts: one for a chat. Empty when the member is missing or of a wrong type. */
    public List<Prompt> prompts() {
        return prompts;
    }

    /** Tokens of the longest prompt; 0 without any. */
    public int longestPrompt() {
        return prompts.stream().mapToInt(Prompt::tokens).max().orElse(0);
    }

    private List<Prompt> texts() {
        JsonNode prompt = body.path("prompt");
        if (prompt.isTextual()) {
            return List.of(Prompt.of(prompt.asText()));
        }
        if (prompt.path(0).isInt()) {
            return List.of(ids(prompt));
        }
        List<Prompt> prompts = new ArrayList<>();
        for (JsonNode each : prompt) {
            prompts.add(each.isArray() ? ids(each) : Prompt.of(each.asText()));
        }
        return prompts;
    }

    /** What the engine has to do. */
    public GenerationRequest request() {
        boolean ignoreEnd = body.path("ignore_eos").asBoolean(false);
        int least = body.path("min_tokens").asInt(0);
        return new GenerationRequest(model(), stream(), prompts, answers(), maxTokens(), least, ignoreEnd, 0, 0);
    }

    private List<Prompt> messages() {
        PromptText text = new PromptText();
        body.path("messages").forEach(message -> text.add(message.path("content")));
        return text.isEmpty() ? List.of() : List.of(text.prompt());
    }

    private static Prompt ids(JsonNode array) {
        int[] ids = new int[array.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = array.path(i).asInt();
        }
        return Prompt.ofIds(ids);
    }
}
