/**
 * How exact the client is: it measures a reference engine, the simulated one in a process of its own, whose log says what really
 * happened; a bare reader beside it shows what the machine allows. Stands outside every measurement of a real engine.
 */
@NullMarked
package io.llmharness.runtime.selfcheck;

import org.jspecify.annotations.NullMarked;
