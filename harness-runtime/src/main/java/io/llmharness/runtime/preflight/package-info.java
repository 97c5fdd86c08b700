/**
 * Questions and orders to engines outside any measurement: is it there, which version, which models; load, unload, pull, reset. Plain
 * requests of the JDK's own HTTP client, so that nothing of the measuring path is warmed or exercised by them.
 */
@NullMarked
package io.llmharness.runtime.preflight;

import org.jspecify.annotations.NullMarked;
