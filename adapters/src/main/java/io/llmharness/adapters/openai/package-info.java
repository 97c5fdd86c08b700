/**
 * OpenAI's chat completions, completions and responses, and every server that speaks them without an adapter of its own: llama.cpp's server,
 * SGLang, Ollama's {@code /v1}, gateways.
 *
 * <p>Checked with recorded exchanges of llama.cpp server b10434 and of Ollama 0.17.4's {@code /v1}, responses included. OpenAI's own side follows its
 * OpenAPI file of August 2026 and its Python SDK 3.54 and 2.54; no exchange with it was recorded.
 *
 * <p>Relied on, besides what {@link io.llmharness.adapters.openai.wire} says:
 *
 * <ul>
 *   <li>{@code max_completion_tokens} is OpenAI's own name, and the only one that its reasoning models take; Ollama ignores it, and
 *       compatible servers know {@code max_tokens}. So hosts of {@code openai.com} get the one, all others the other; the option
 *       {@code max_tokens_field} decides otherwise. It bounds reasoning and answer together.
 *   <li>Reasoning models refuse a temperature: {@code body={"temperature":null}} takes it out.
 *   <li>OpenAI pads streamed events with random text unless {@code include_obfuscation} is false; it is switched off on its hosts, so
 *       that bytes are the answer's.
 *   <li>llama.cpp puts {@code timings} on its last event, and on every one with {@code body={"timings_per_token":true}}: the exact
 *       number of tokens in each. An unstreamed answer of its with {@code n} above 1 has the usage of one choice only.
 *   <li>Health is {@code GET /v1/models}: it needs the key and costs no tokens. llama.cpp answers it with 503 while it loads.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.openai;

import org.jspecify.annotations.NullMarked;
