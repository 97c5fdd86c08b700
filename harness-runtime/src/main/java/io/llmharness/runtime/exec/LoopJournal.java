package io.llmharness.runtime.exec;

import static io.llmharness.runtime.exec.RequestRecord.UNSET;

import io.llmharness.runtime.eventlog.LogStream;
import io.llmharness.runtime.eventlog.Packer;

/** Writes what a loop's recorder is told into the event log. {@link JournalReader} reads it. */
final class LoopJournal implements Journal {
    private static final long SECOND = 1_000_000_000L;

    /** Events of one record; a longer answer has several. */
    private static final int EVENTS_A_RECORD = 4096;

    /** Two whole numbers in their longest form. */
    private static final int EVENT_BYTES = 18;

    /** A request's record without its message and its events, at most. */
    private static final int REQUEST_BYTES = 640;

    private static final int SMALL_BYTES = 32;
    private static final int MOST_BYTES_A_CHAR = 3;

    private final LogStream log;
    private int stretches;
    private long start;
    private long flushed;

    LoopJournal(LogStream log) {
        this.log = log;
    }

    @Override
    public void began(Windows stretch, long now) {
        start = stretch.startNanos();
        flushed = start;
        log.essential().array(3).integer(RecordType.BEGAN).integer(stretches++).integer(now - start);
    }

    @Override
    public void delayed(int window) {
        Packer out = log.record(SMALL_BYTES);
        if (out != null) {
            out.array(2).integer(RecordType.DELAYED).integer(window);
        }
    }

    @Override
    public void dropped(long intended) {
        Packer out = log.record(SMALL_BYTES);
        if (out != null) {
            out.array(2).integer(RecordType.DROPPED).integer(intended - start);
        }
    }

    @Override
    public void cancelled(RequestRecord request) {
        request(RecordType.CANCELLED, request);
    }

    @Override
    public void retried(RequestRecord request) {
        request(RecordType.RETRIED, request);
    }

    @Override
    public void ended(RequestRecord request) {
        request(RecordType.ENDED, request);
    }

    /** Comes a hundred times a second: once a second what there is goes to the file, so that little is lost with the process. */
    @Override
    public void loopLag(long nanos, long now) {
        Packer out = log.record(SMALL_BYTES);
        if (out != null) {
            out.array(3).integer(RecordType.LOOP_LAG).integer(nanos).integer(now - start);
        }
        if (now - flushed >= SECOND) {
            flushed = now;
            log.flush();
        }
    }

    @Override
    public void traffic(long received, long sent, long now) {
        Packer out = log.record(SMALL_BYTES);
        if (out != null) {
            out.array(4)
                    .integer(RecordType.TRAFFIC)
                    .integer(received)
                    .integer(sent)
                    .integer(now - start);
        }
    }

    /** The iteration's records are in the file before it is assembled. */
    @Override
    public void finished(int window, long endNanos) {
        log.essential().array(3).integer(RecordType.FINISHED).integer(window).integer(endNanos - start);
        log.flush();
    }

    private void request(int type, RequestRecord r) {
        EventTimes events = r.events;
        int first = 0;
        if (!frames(r.frames, r.dispatched)) {
            return;
        }
        for (; events.size() - first > EVENTS_A_RECORD; first += EVENTS_A_RECORD) {
            Packer out = log.record(SMALL_BYTES + EVENTS_A_RECORD * EVENT_BYTES);
            if (out == null) {
                return; // what is behind it is of no use without it
            }
            long before = first == 0 ? r.dispatched : events.nanos(first - 1);
            out.array(3).integer(RecordType.EVENTS).integer(before - start);
            events(out, events, first, first + EVENTS_A_RECORD, before);
        }
        int most = REQUEST_BYTES + MOST_BYTES_A_CHAR * r.message.length() + (events.size() - first) * EVENT_BYTES;
        Packer out = log.record(most);
        if (out != null) {
            out.array(RecordType.REQUEST_VALUES).integer(type);
            head(out, r);
            times(out, r);
            outcome(out, r);
            events(out, events, first, events.size(), first == 0 ? r.dispatched : events.nanos(first - 1));
        }
    }

    /** Before the request itself; false where there was no room. */
    private boolean frames(EventTimes frames, long dispatched) {
        long before = dispatched;
        for (int from = 0; from < frames.size(); from += EVENTS_A_RECORD) {
            int to = Math.min(frames.size(), from + EVENTS_A_RECORD);
            Packer out = log.record(SMALL_BYTES + (to - from) * EVENT_BYTES);
            if (out == null) {
                return false;
            }
            out.array(3).integer(RecordType.FRAMES).integer(before - start);
            out.array(to - from);
            for (int i = from; i < to; i++) {
                out.integer(frames.nanos(i) - before);
                before = frames.nanos(i);
            }
        }
        return true;
    }

    private void head(Packer out, RequestRecord r) {
        out.integer(r.window)
                .integer(r.userIndex)
                .integer(r.number)
                .integer(r.conversationTurn)
                .integer(r.attempt)
                .integer((r.streamed ? RecordType.STREAMED : 0) | (r.resent ? RecordType.RESENT : 0))
                .bytes(r.tag, r.tag.length);
    }

    private void times(Packer out, RequestRecord r) {
        out.integer(r.intended - start).integer(r.dispatched - r.intended);
        since(out, r.writeBegun, r);
        since(out, r.written, r);
        since(out, r.headRead, r);
        since(out, r.firstByte, r);
        since(out, r.firstOutput, r);
        since(out, r.ended, r);
    }

    private static void since(Packer out, long nanos, RequestRecord r) {
        if (nanos == UNSET) {
            out.nil();
        } else {
            out.integer(nanos - r.dispatched);
        }
    }

    private static void outcome(Packer out, RequestRecord r) {
        out.integer(r.status);
        if (r.cause == null) {
            out.nil();
        } else {
            out.integer(r.cause.ordinal());
        }
        out.text(r.message);
        if (r.retryAfter.isPresent()) {
            out.integer(r.retryAfter.get().toNanos());
        } else {
            out.nil();
        }
        out.bytes(r.finish, r.finishLength)
                .integer(r.inputTokens)
                .integer(r.outputTokens)
                .integer(r.cachedTokens)
                .integer(r.reasoningTokens)
                .integer(r.coalesced);
        figures(out, r.figures);
    }

    private static void figures(Packer out, long[] figures) {
        int known = 0;
        for (long figure : figures) {
            known += figure >= 0 ? 1 : 0;
        }
        out.array(2 * known);
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] >= 0) {
                out.integer(i).integer(figures[i]);
            }
        }
    }

    /** For each event the nanoseconds since the one before, and its tokens and kinds in one number. */
    private static void events(Packer out, EventTimes events, int from, int to, long since) {
        out.array(2 * (to - from));
        long before = since;
        for (int i = from; i < to; i++) {
            long at = events.nanos(i);
            out.pair(at - before, (events.tokens(i) + 1L) << RecordType.KIND_BITS | events.kinds(i));
            before = at;
        }
    }
}
