/** Random variates that are the same for a seed on every machine and JDK. */
@NullMarked
package io.llmharness.runtime.random;

import org.jspecify.annotations.NullMarked;
