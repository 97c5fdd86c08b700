/**
 * The parent's side of a trial: starts its forks in order, follows them over the link, and keeps every iteration that was finished,
 * whatever happens to the fork.
 */
@NullMarked
package io.llmharness.runtime.fork;

import org.jspecify.annotations.NullMarked;
