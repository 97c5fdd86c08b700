/**
 * vLLM's OpenAI-compatible server.
 *
 * <p>Checked with recorded exchanges of vLLM 0.32.0; facts of other releases were read in the sources of 0.6.6, 0.10.0, 0.11.2 and
 * 0.33.0.
 *
 * <p>Relied on, besides what {@link io.llmharness.adapters.openai.wire} says:
 *
 * <ul>
 *   <li>{@code stream_options.continuous_usage_stats} puts a running {@code usage} on every event: the exact number of tokens in each,
 *       which the events themselves do not tell (two tokens may share one, and one may carry half a character and no text). On by
 *       default here. The default of {@code include_usage} changed with 0.12 or later, so it is always sent.
 *   <li>Unset sampling parameters come from the model's {@code generation_config.json}; temperature is always sent.
 *   <li>{@code ignore_eos}, {@code min_tokens} and {@code max_tokens} together force the length. With {@code ignore_eos=true} the
 *       adapter sends {@code min_tokens} equal to the request's limit.
 *   <li>The role event comes together with the first token. The finish reason rides on the event of the last token.
 *   <li>With {@code n} above 1 usage is summed by the server; running usage is that of the event's choice.
 *   <li>{@code /health} and {@code /version} stand beside {@code /v1} and need no key; a hung engine may still be healthy. While the
 *       model loads, connections are refused.
 *   <li>Idle connections are closed after 5 s.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.vllm;

import org.jspecify.annotations.NullMarked;
