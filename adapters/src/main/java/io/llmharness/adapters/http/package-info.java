/**
 * A generic engine: requests from templates, answers read by pointers. For services without an adapter of their own: an application's
 * endpoint, a gateway, a new engine.
 *
 * <p>A <em>template</em> is JSON, or text, with placeholders in double braces: {@code prompt}, {@code system}, {@code messages},
 * {@code turns} (the messages but the system's), {@code model}, {@code max_tokens}, {@code temperature}, {@code stream} and
 * {@code tag} (other characters in each request). A placeholder that stands for a JSON value becomes the value, and the member that
 * has it is left out where the value is not set; inside a string it becomes text. {@code key}, the secret, is for headers alone: paths
 * and bodies are shown and stored.
 *
 * <p>A <em>rule</em> is a JSON pointer (RFC 6901) in which {@code *} stands for each element of an array, with a condition if need be:
 * {@code /candidates/0/content/parts/*}{@code /text if /candidates/0/content/parts/*}{@code /thought!=true}. {@code POINTER=VALUE} is
 * short for the same pointer in both places. Alternatives are set apart by {@code |}. All rules together are one tree, walked once for
 * each event, without a JSON tree and without allocation.
 *
 * <p>An answer without its end is truncated. The end is {@code [DONE]} for server-sent events, the closing bracket for an array and the
 * end of the body for lines, unless {@code end} says otherwise. An answer that is not streamed is complete with its finish reason; where
 * none is described, with anything that the rules find.
 *
 * <p>Not expressed: the {@code event} field of server-sent events, since every protocol that has it says the same in its data; text
 * that is not in JSON; keys in a URL.
 */
@NullMarked
package io.llmharness.adapters.http;

import org.jspecify.annotations.NullMarked;
