/**
 * What crosses the border between the parent and a fork: framed JSON records over a loopback socket, with threads of their own, away
 * from the loops that measure.
 */
@NullMarked
package io.llmharness.runtime.link;

import org.jspecify.annotations.NullMarked;
