/**
 * What an engine is to the harness: the {@link io.llmharness.runtime.engine.EngineAdapter} extension point and the small types
 * around it. A leaf: an adapter needs nothing else, and the loops know engines only through it.
 */
@NullMarked
package io.llmharness.runtime.engine;

import org.jspecify.annotations.NullMarked;
