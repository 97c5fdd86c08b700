/**
 * Cohere's chat API, version 2.
 *
 * <p>Not checked with the real service. Follows Cohere's OpenAPI file and pages on errors and streaming (August 2026) and its Python SDK
 * 7.3 and 5.21.
 *
 * <p>Relied on:
 *
 * <ul>
 *   <li>{@code message-end} ends a stream; {@code [DONE]} may follow. Its finish reason {@code ERROR} or {@code TIMEOUT}, with the words in
 *       {@code delta.error}, is a failure, which Cohere's own client passes over.
 *   <li>Thinking comes as a content block of its own, and the plan before tool calls as {@code tool_plan}: both are reasoning.
 *   <li>Usage has two counts. {@code tokens} is what the model saw, a hidden template included, and is what the harness reports;
 *       {@code billed_units} is what costs. Reasoning is not told apart. Numbers may be decimals: {@code 11.0}.
 *   <li>The documents say that each {@code content-delta} is one token; no figure here relies on it.
 *   <li>An error is {@code {"id":…,"message":…}} without type or code. 402 is a billing limit, 498 an invalid token or blocked content.
 *       A trial key's calls of a month are used up for good.
 *   <li>{@code x-envoy-upstream-service-time} is milliseconds; trial keys have {@code x-trial-endpoint-call-remaining}. A wait is not
 *       documented; {@code Retry-After} is read where it comes.
 *   <li>The list of models is {@code /v1/models}, for version 2 as well.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.cohere;

import org.jspecify.annotations.NullMarked;
