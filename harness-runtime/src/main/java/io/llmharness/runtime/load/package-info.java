/** When requests are sent: load shapes and their pure, seeded sequences of fire times. A leaf. */
@NullMarked
package io.llmharness.runtime.load;

import org.jspecify.annotations.NullMarked;
