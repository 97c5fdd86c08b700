package io.llmharness.adapters.http;

/** Other engines' protocols as options of this one: {@code key, value, key, value …}. */
final class Described {
    static final String[] OLLAMA = {
        "path", "/api/chat",
        "body",
                "{\"model\":{{model}},\"messages\":{{messages}},\"stream\":{{stream}},"
                        + "\"options\":{\"num_predict\":{{max_tokens}},\"temperature\":{{temperature}}}}",
        "text", "/message/content | /response",
        "reasoning", "/message/thinking | /thinking",
        "tool", "/message/tool_calls/*",
        "finish", "/done_reason",
        "input_tokens", "/prompt_eval_count",
        "output_tokens", "/eval_count",
        "cached_tokens", "/prompt_eval_cached_count",
        "end", "/done=true"
    };

    static final String[] ANTHROPIC = {
        "path", "/v1/messages",
        "headers", "{\"x-api-key\":\"{{key}}\",\"anthropic-version\":\"2023-06-01\"}",
        "body",
                "{\"model\":{{model}},\"max_tokens\":{{max_tokens}},\"system\":{{system}},\"messages\":{{turns}},"
                        + "\"stream\":{{stream}}}",
        "max_tokens", "1024",
        "text", "/delta/text if /delta/type=text_delta | /content/*/text",
        "reasoning", "/delta/thinking | /content/*/thinking",
        "tool", "/delta/partial_json | /content_block/name | /content/*/input",
        "finish", "/delta/stop_reason | /stop_reason",
        "input_tokens", "/message/usage/input_tokens | /usage/input_tokens",
        "output_tokens", "/usage/output_tokens",
        "cached_tokens", "/message/usage/cache_read_input_tokens | /usage/cache_read_input_tokens",
        "cache_write_tokens", "/message/usage/cache_creation_input_tokens | /usage/cache_creation_input_tokens",
        "reasoning_tokens", "/usage/output_tokens_details/thinking_tokens",
        "input_excludes_cached", "true",
        "end", "/type=message_stop",
        "error_causes", "{\"overloaded_error\":\"overloaded\",\"rate_limit_error\":\"rate-limited\"}"
    };

    static final String[] GEMINI = {
        "path", "/v1beta/models/{{model}}:streamGenerateContent",
        "plain_path", "/v1beta/models/{{model}}:generateContent",
        "headers", "{\"x-goog-api-key\":\"{{key}}\"}",
        "body",
                "{\"contents\":{{turns}},\"systemInstruction\":{\"parts\":[{\"text\":{{system}}}]},"
                        + "\"generationConfig\":{\"maxOutputTokens\":{{max_tokens}},\"temperature\":{{temperature}}}}",
        "message", "{\"role\":{{role}},\"parts\":[{\"text\":{{content}}}]}",
        "assistant_role", "model",
        "framing", "json-array",
        "text", "/candidates/0/content/parts/*/text if /candidates/0/content/parts/*/thought!=true",
        "reasoning", "/candidates/0/content/parts/*/text if /candidates/0/content/parts/*/thought=true",
        "tool", "/candidates/0/content/parts/*/functionCall",
        "finish", "/candidates/0/finishReason",
        "input_tokens", "/usageMetadata/promptTokenCount",
        "output_tokens", "/usageMetadata/candidatesTokenCount",
        "cached_tokens", "/usageMetadata/cachedContentTokenCount",
        "reasoning_tokens", "/usageMetadata/thoughtsTokenCount",
        "output_excludes_reasoning", "true"
    };

    private Described() {}
}
