/**
 * Sets a run against another: pairs their trials, says what differs between them, estimates the change of each figure from its forks
 * and judges it against a margin. Knows nothing of how that is printed.
 */
@NullMarked
package io.llmharness.runtime.compare;

import org.jspecify.annotations.NullMarked;
