/**
 * The parrot of docs/adding-an-engine.md, which repeats words.
 *
 * <p>Checked with what its own simulated side sends, since there is no other parrot. Relied on:
 *
 * <ul>
 *   <li>{@code POST /squawk} streams NDJSON when {@code live} is true; the line with {@code end} is the last one, and has the counts.
 *   <li>An error is {@code {"squawk":"…"}}, in mid-stream, too, where the status was 200.
 *   <li>{@code said} counts a word that is not heard when the parrot ends by itself.
 * </ul>
 */
package com.example.parrot;
