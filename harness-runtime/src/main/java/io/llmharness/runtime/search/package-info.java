/**
 * Finds the highest load at which an engine still does what is wanted of it: the goal as a user writes it, the level that is tried
 * next, and what a measured level means. Knows of no run: it is told what came of each level.
 */
@NullMarked
package io.llmharness.runtime.search;

import org.jspecify.annotations.NullMarked;
