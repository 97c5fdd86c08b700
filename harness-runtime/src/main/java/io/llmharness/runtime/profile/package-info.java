/**
 * The words of other benchmarking tools: a {@link io.llmharness.runtime.profile.Profile} turns the times of a finished request into
 * the samples that its tool would have taken of the same answer. What each definition was read from stands in docs/profiles.md.
 * Mentions metrics and texts alone.
 */
@NullMarked
package io.llmharness.runtime.profile;

import org.jspecify.annotations.NullMarked;
