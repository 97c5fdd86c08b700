/** Reading and writing small texts: JSON without allocation, durations, nearest names. A leaf: mentions nothing of ours. */
@NullMarked
package io.llmharness.runtime.text;

import org.jspecify.annotations.NullMarked;
