/**
 * Samples, to be read in order. Each opens with a misconception about measuring language models and shows what to do instead;
 * between them they use the whole annotation API. All of them run without an engine when {@code -sim} is given.
 */
@NullMarked
package io.llmharness.benchmarks.samples;

import org.jspecify.annotations.NullMarked;
