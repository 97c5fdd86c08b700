/**
 * Ollama's native API: {@code /api/chat} and {@code /api/generate}. Its OpenAI-compatible layer is engine {@code openai}.
 *
 * <p>Checked with recorded exchanges of Ollama 0.17.4; facts of other releases were read in the sources of 0.9.0, 0.12.6 and the 0.33
 * line.
 *
 * <p>Relied on:
 *
 * <ul>
 *   <li>A stream is NDJSON. The line with {@code "done":true} ends it and carries counts and durations; a field that is zero is left
 *       out. An answer without that line is truncated: after 30 equal pieces in a row Ollama stops without it, under status 200, and
 *       a prompt that makes the model repeat itself gets there. An error in mid-stream is a line {@code {"error":"…"}}.
 *   <li>{@code eval_count} counts every output token, thinking and end-of-sequence included. {@code prompt_eval_count} is absent where
 *       an old release (up to 0.5) found the whole prompt in its cache: unknown, not 0.
 *   <li>Durations are nanoseconds. {@code total_duration} runs from the handler's start to the last token. {@code load_duration} is
 *       from there to a ready runner, the wait in the load queue included; it is not 0 for a loaded model.
 *       {@code prompt_eval_duration} is the prompt's processing up to the first token, without what was cached.
 *       {@code eval_duration} is from the first token to the last, so {@code eval_count − 1} steps. None contains the wait for a free
 *       slot: that is in {@code total_duration} alone.
 *   <li>A request whose {@code num_ctx}, {@code num_batch}, {@code num_gpu}, {@code num_thread} or {@code use_mmap} differ from the
 *       loaded model's reloads it: they must be the same in every request of a run, and as options they are.
 *   <li>An empty prompt loads the model and generates nothing; such an answer is a failure here.
 *   <li>The length of an answer cannot be forced: there is no {@code ignore_eos}.
 *   <li>A prompt beyond the context is cut without a word unless {@code truncate} is false.
 *   <li>There is no readiness: {@code GET /} answers 200 at once, and a model loads at its first request, which meanwhile waits
 *       without headers.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.ollama;

import org.jspecify.annotations.NullMarked;
