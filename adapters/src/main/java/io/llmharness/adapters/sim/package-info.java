/** What the simulated sides of the engines share, whatever their protocol: of what an answer is made, and a few forms of the wire. */
@NullMarked
package io.llmharness.adapters.sim;

import org.jspecify.annotations.NullMarked;
