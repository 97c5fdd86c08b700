/**
 * Google's Gemini, through the Gemini API (AI Studio) or Vertex AI.
 *
 * <p>Not checked with the real service. Follows the proto files of {@code googleapis} (August 2026), Google's Python SDK 3.4 and 1.75,
 * and error bodies quoted in the issues of {@code gemini-cli}.
 *
 * <p>Relied on:
 *
 * <ul>
 *   <li>The model and the method stand in the path, {@code models/NAME:streamGenerateContent}; a stream is server-sent events only with
 *       {@code alt=sse}. Vertex AI has project, location and publisher before the model, and takes an access token, which lives for
 *       about an hour; its express form takes a key and no project.
 *   <li>Every event is a whole response, its text a delta of many tokens; usage is cumulative and the last one counts. The events do not
 *       say dependably how many tokens they bring: there is {@code icl} and {@code tpot}, and no {@code itl}.
 *   <li>Nothing marks the end of a stream: it is complete when the finish reason was seen and HTTP ended well.
 *   <li>{@code promptTokenCount} includes what was cached. {@code candidatesTokenCount} leaves thoughts out: the harness's output is both.
 *       A count of zero is absent. Thoughts count against {@code maxOutputTokens}, so an answer may have no text at all.
 *   <li>A part with {@code "thought":true} is reasoning, a summary of it. {@code thoughtSignature} is no output.
 *   <li>A blocked prompt is a 200 without candidates, and a failure here. {@code SAFETY} and its like end an answer as
 *       {@code STOP} does; the word is in the result.
 *   <li>A bad key is 400 {@code INVALID_ARGUMENT} with the reason {@code API_KEY_INVALID}. The wait stands in the body, in
 *       {@code RetryInfo.retryDelay}; none is asked for where the quota is a day's.
 *   <li>An error of a stream comes as an event, in an array of one, or bare. {@code Server-Timing}'s {@code gfet4t7} is the time at
 *       Google's front end in milliseconds.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.gemini;

import org.jspecify.annotations.NullMarked;
