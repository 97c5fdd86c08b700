/**
 * Azure OpenAI, now part of Microsoft Foundry: OpenAI's chat completions, completions and responses under Azure's addresses.
 *
 * <p>Not checked with the real service. Follows Microsoft's pages on the API's life cycle and on content streaming and OpenAI's Python
 * SDK 3.54 and 2.54 (read in November 2026), and recorded heads in public repositories.
 *
 * <p>Relied on, besides what {@link io.llmharness.adapters.openai.wire} says:
 *
 * <ul>
 *   <li>The v1 form, {@code /openai/v1/…}, needs no {@code api-version} and has the deployment's name as {@code model}. The older form has
 *       it in the path, {@code /openai/deployments/NAME/…}, and needs an {@code api-version}; responses and models stand beside the
 *       deployments there.
 *   <li>A key goes into the header {@code api-key}; a token of Entra ID is a bearer token, and lives for about an hour.
 *   <li>The first event of a stream has the prompt's filter results, no choice and blank names: it is no token. The asynchronous
 *       filter adds events whose choice has no {@code delta}. The default filter holds text back and lets it go in blocks: gaps between
 *       events are then the filter's, not the model's.
 *   <li>A filtered prompt is refused with 400 {@code content_filter}; filtered output ends with that finish reason.
 *   <li>{@code x-ratelimit-reset-*} are whole seconds here. {@code openai-processing-ms} is not dependable and is left out.
 *   <li>The list of models is that of the base models: it proves that the service is up and the key is good, not that a deployment
 *       exists.
 * </ul>
 */
@NullMarked
package io.llmharness.adapters.azure;

import org.jspecify.annotations.NullMarked;
