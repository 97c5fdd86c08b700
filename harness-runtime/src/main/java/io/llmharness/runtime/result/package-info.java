/**
 * What a run found, as immutable records, from one second of one fork up to the whole run, and the pure functions that merge and
 * judge it. Knows nothing of how it was measured or how it is printed.
 */
@NullMarked
package io.llmharness.runtime.result;

import org.jspecify.annotations.NullMarked;
