package io.llmharness.runtime.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param progress what happens meanwhile: the same as {@code out} on a terminal, {@code err} where the output is piped elsewhere
 */
record Console(PrintStream out, PrintStream err, PrintStream progress) {}
