package io.llmharness.runtime.exec;

import io.llmharness.runtime.eventlog.LogStream;

/** Types of a loop's records in the event log, and of what a request's record is made. Part of the format; docs/event-log.md. */
final class RecordType {
    static final int BEGAN = 16;
    static final int LOOP_LAG = 17;
    static final int EVENTS = 18;
    static final int ENDED = 19;
    static final int RETRIED = 20;
    static final int CANCELLED = 21;
    static final int DROPPED = 22;
    static final int FINISHED = 23;
    static final int FRAMES = 25;
    static final int DELAYED = 26;
    static final int LOST = LogStream.LOST;
    static final int TRAFFIC = 27;

    /** Values of a request's record, its type included. */
    static final int REQUEST_VALUES = 28;

    static final int STREAMED = 1;
    static final int RESENT = 2;

    /** Bits that the kinds of an event take below its tokens. */
    static final int KIND_BITS = 3;

    private RecordType() {}
}
