/**
 * The event log: checksummed blocks of MessagePack, appended by a fork's own writer thread while loops only fill buffers, and read again
 * up to the last whole block. What a loop's records mean is known to {@code runtime.exec} alone; what the parent and the fork's main
 * thread write are {@link io.llmharness.runtime.eventlog.LogEntry entries}. The format stands in docs/event-log.md.
 */
@NullMarked
package io.llmharness.runtime.eventlog;

import org.jspecify.annotations.NullMarked;
