/** What is asked: data sets, prompts of a wanted length, and the pre-drawn deck of samples that the loops take from. */
@NullMarked
package io.llmharness.runtime.workload;

import org.jspecify.annotations.NullMarked;
