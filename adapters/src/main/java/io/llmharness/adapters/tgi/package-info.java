/**
 * Text Generation Inference's router: its OpenAI-compatible chat and completions, and its own {@code /generate}.
 *
 * <p>Checked with recorded exchanges of the router 3.3.7; facts of other releases were read in the sources of 0.9, 1.4, 2.0 to 2.4 and
 * 3.3.7.
 *
 * <p>Chat is the default although {@code /generate} is the older interface: it sends a scenario's messages through the model's own
 * template, as the default of every other engine does, so that one scenario asks all engines the same. A model without a template
 * refuses it aloud; {@code /generate} would take a bare prompt without a word. {@code endpoint=generate} is for base models, for
 * prompts of exactly known length, and where tokens are to be counted by event.
 *
 * <p>Relied on, besides what {@link io.llmharness.adapters.openai.wire} says:
 *
 * <ul>
 *   <li>A native stream has one event for each token, one inside a character with empty text, and the end-of-sequence token with
 *       {@code "special":true} and a text that is not part of the answer. The event whose {@code generated_text} is not null ends it;
 *       there is no other marker. Its {@code details} come only when asked for, which the adapter does. {@code index} counts messages,
 *       not tokens, and may begin above 1.
 *   <li>A stream never fails by its status: a full queue, a request that is refused and a broken shard are an event after a 200,
 *       {@code {"error":"…","error_type":"…"}}, on {@code /v1} with the constant {@code http_status_code} 422, so that only the words
 *       tell. Requests that are not streamed get 429, 422 and 424.
 *   <li>A limit beyond the context is capped without a word when the prompt fits. Length cannot be forced: there is no
 *       {@code ignore_eos}. Temperature must be above 0, so 0 is sent as {@code "do_sample":false}; {@code top_k}, {@code top_p} and
 *       {@code typical_p} turn sampling on all the same.
 *   <li>Plain answers carry times in headers, streams do not. {@code x-compute-time} (seconds) and {@code x-total-time} (milliseconds,
 *       cut) are the same time from the handler's start to the result. {@code x-validation-time} ends where the request is queued,
 *       {@code x-queue-time} runs from there to its first batch: the queue's figure is their sum, since it counts from the arrival.
 *       {@code x-inference-time} is prefill and decode together. {@code x-time-per-token} is that divided by the tokens and cut to
 *       whole milliseconds: it says less than the two figures it is made of, and is not taken.
 *   <li>{@code model} on {@code /v1} names a LoRA adapter unless it is {@code tgi}; the name of the loaded model and unknown names are
 *       answered by the loaded model. Native requests name none: {@code adapter_id} does.
 *   <li>{@code /health} makes a small generation until one has succeeded, later it only asks the device. While the model loads,
 *       connections are refused.
 *   <li>An answer of more than 1024 tokens is generated in pieces that are queued again: a pause about every 1024 tokens.
 *   <li>Up to 2.0 data lines have no blank behind the colon; {@code [DONE]} on {@code /v1} came with 2.2, running
 *       {@code stream_options} and {@code /v1/models} with 2.3. Comments keep an idle stream alive every 15 s.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.tgi;

import org.jspecify.annotations.NullMarked;
