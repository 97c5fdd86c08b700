/** The list of scenarios: what the annotation processor generates, and how it is found. Mentions nothing else of the runtime. */
@NullMarked
package io.llmharness.runtime.catalog;

import org.jspecify.annotations.NullMarked;
