/**
 * The wire family of OpenAI's chat completions, completions and responses: what OpenAI, Azure OpenAI, vLLM, SGLang, llama.cpp's server, Ollama's
 * {@code /v1} and many gateways have in common. Engine packages build their adapters from it; it knows none of them.
 *
 * <p>Relied on (OpenAI's API reference and OpenAPI file of August 2026, and the servers named):
 *
 * <ul>
 *   <li>A stream is server-sent events; {@code data: [DONE]} ends it. An answer without it is truncated, even when HTTP ended well:
 *       Ollama's {@code /v1} hides an error in mid-stream that way.
 *   <li>An error may come inside a 200: {@code {"error":{…}}}, {@code {"error":"…"}}, or, from SGLang and from vLLM up to 0.10, flat as
 *       {@code {"object":"error","message":…}}; llama.cpp before autumn 2025 sent it in an SSE field {@code error}.
 *   <li>Usage comes on an event of its own with empty {@code choices} (OpenAI, vLLM), or beside the last choice (llama.cpp
 *       completions), once for each choice there. Beside choices it counts that choice's tokens, and before the finish reason it is a
 *       running count (vLLM's {@code continuous_usage_stats}). A count of zero beside a choice says nothing (Ollama completions).
 *   <li>Reasoning is {@code reasoning_content} or {@code reasoning}; vLLM 0.11 sends one text under both names.
 *   <li>{@code timings} (llama.cpp) are milliseconds: {@code prompt_ms} from the slot's start to the first token, {@code predicted_ms}
 *       from there to the last. {@code metrics} (vLLM with {@code --enable-per-request-metrics}) are milliseconds too;
 *       {@code time_to_first_token_ms} there leaves the queue out, so the engine's TTFT is that plus {@code queue_time_ms}.
 *   <li>Responses stream typed events, whose type may stand behind what they carry (Ollama). {@code response.completed} or
 *       {@code .incomplete} ends them and has the usage, which cannot be asked for; an error is flat, {@code {"type":"error","code":…}},
 *       or nested, or the error of {@code response.failed}. {@code keepalive} is real and not documented.
 *   <li>429 has codes that no wait helps ({@code insufficient_quota} and the spend limits). {@code x-ratelimit-reset-*} are durations in
 *       Go's form, until the quota is full again: longer than one must wait, so that header and words come first.
 *       {@code openai-processing-ms} of a stream is the time to its head.
 * </ul>
 *
 * <p>A base URL is taken with or without its version: see {@link io.llmharness.adapters.openai.wire.BaseUrl}.
 */
@NullMarked
package io.llmharness.adapters.openai.wire;

import org.jspecify.annotations.NullMarked;
