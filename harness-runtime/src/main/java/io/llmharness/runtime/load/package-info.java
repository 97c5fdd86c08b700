/** When requests are sent: load shapes and their pure, seeded sequences of fire times. */
@NullMarked
package io.llmharness.runtime.load;

import org.jspecify.annotations.NullMarked;
