/**
 * Anthropic's Messages API.
 *
 * <p>Not checked with the real service. Follows Anthropic's pages on errors, versioning and streaming and its Python SDK 2.12 and 1.17
 * (read in November 2026); checked with recorded exchanges of Ollama 0.17.4, which speaks the protocol too.
 *
 * <p>Relied on:
 *
 * <ul>
 *   <li>{@code anthropic-version} is required. From {@code 2026-10-21} on the sampling options are refused even at their defaults, so a
 *       scenario's temperature is not sent there. There is no seed in any version: two runs differ.
 *   <li>{@code max_tokens} is required and bounds thinking and text together.
 *   <li>A stream's events are told apart by {@code type}; pings, and types that are not known, may come at any time. {@code message_stop}
 *       ends it: an answer without it is truncated, though the SDKs take it for a whole one.
 *   <li>{@code input_tokens} leaves out what was read from the cache and what was written to it; the harness's input is all three.
 *       {@code output_tokens} includes thinking. {@code message_start} gives the input and a first output count that is no result;
 *       {@code message_delta} gives the final counts, which replace those before. The visible thinking may be a summary: it counts
 *       nothing.
 *   <li>With {@code "display":"omitted"} thinking sends a signature and no text: a long silence before the first token.
 *   <li>An error inside a stream has the same form as one with a status, under the status 200, and is the last event. 529 and
 *       {@code overloaded_error} are the service's load, not the caller's quota.
 *   <li>{@code retry-after} is whole seconds; {@code anthropic-ratelimit-*-reset} are dates. The wait for a spend limit is never over.
 *   <li>{@code x-envoy-upstream-service-time}, milliseconds and not documented, is the nearest there is to a processing time.
 *   <li>A base URL has no {@code /v1}; one that has it means the same.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.anthropic;

import org.jspecify.annotations.NullMarked;
