/**
 * The simulated engine: a server that speaks the wire dialects of real engines and whose time and faults are known, so that the
 * client can be held to the truth. One thread (an event loop) owns a {@link io.llmharness.runtime.sim.ServiceModel} and the
 * connections it serves; a dialect ({@link io.llmharness.runtime.sim.SimDialect}) owns every byte that goes out. Nothing here is
 * mentioned by the client side.
 */
@NullMarked
package io.llmharness.runtime.sim;

import org.jspecify.annotations.NullMarked;
