package io.llmharness.runtime.exec;

import static io.llmharness.runtime.exec.RequestRecord.UNSET;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.eventlog.LogDamaged;
import io.llmharness.runtime.eventlog.Unpacker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads what {@link LoopJournal} wrote, and tells it in the same words. */
final class JournalReader {
    /**
     * What the numbers in requests stand for; what this version does not know is null.
     *
     * @param causes failure causes
     * @param figures native figures
     */
    record Keys(List<Optional<FailureCause>> causes, List<Optional<NativeFigure>> figures) {
        static Keys of(List<String> causes, List<String> figures) {
            return new Keys(
                    causes.stream()
                            .map(key -> Arrays.stream(FailureCause.values())
                                    .filter(cause -> cause.key().equals(key))
                                    .findFirst())
                            .toList(),
                    figures.stream()
                            .map(key -> Arrays.stream(NativeFigure.values())
                                    .filter(figure -> figure.key().equals(key))
                                    .findFirst())
                            .toList());
        }
    }

    private final Keys keys;
    private final Journal to;
    private final IntFunction<Windows> stretches;
    private final RequestRecord request = new RequestRecord();
    private long start;

    /** A reader of one loop's records; {@code stretches} gives the windows of a stretch that has begun. */
    JournalReader(Keys keys, IntFunction<Windows> stretches, Journal to) {
        this.keys = keys;
        this.stretches = stretches;
        this.to = to;
    }

    /** Reads a block. */
    void read(Unpacker in) {
        while (in.hasNext()) {
            int values = in.array();
            int type = in.small();
            int read = switch (type) {
                case RecordType.BEGAN -> began(in);
                case RecordType.LOOP_LAG -> loopLag(in);
                case RecordType.EVENTS -> moreEvents(in);
                case RecordType.FRAMES -> frames(in);
                case RecordType.ENDED, RecordType.RETRIED, RecordType.CANCELLED -> request(type, in);
                case RecordType.DROPPED -> dropped(in);
                case RecordType.DELAYED -> delayed(in);
                case RecordType.FINISHED -> finished(in);
                case RecordType.TRAFFIC -> traffic(in);
                case RecordType.LOST -> lost(in);
                default -> 1; // of a newer version: passed over
            };
            if (values < read) {
                throw new LogDamaged("a record of type " + type + " has " + values + " values");
            }
            in.skipValues(values - read);
        }
    }

    private int began(Unpacker in) {
        Windows windows = stretches.apply(in.small());
        start = windows.startNanos();
        to.began(windows, start + in.integer());
        return 3;
    }

    private int loopLag(Unpacker in) {
        long nanos = in.integer();
        to.loopLag(nanos, start + in.integer());
        return 3;
    }

    private int delayed(Unpacker in) {
        to.delayed(in.small());
        return 2;
    }

    private int traffic(Unpacker in) {
        long received = in.integer();
        long sent = in.integer();
        to.traffic(received, sent, start + in.integer());
        return 4;
    }

    private int dropped(Unpacker in) {
        to.dropped(start + in.integer());
        return 2;
    }

    private int finished(Unpacker in) {
        int window = in.small();
        to.finished(window, start + in.integer());
        return 3;
    }

    private int lost(Unpacker in) {
        in.integer();
        request.events.clear();
        request.frames.clear();
        return 2;
    }

    private int frames(Unpacker in) {
        long at = start + in.integer();
        int count = in.array();
        for (int i = 0; i < count; i++) {
            at += in.integer();
            request.frames.add(at, 0, 0);
        }
        return 3;
    }

    private int moreEvents(Unpacker in) {
        events(in, start + in.integer());
        return 3;
    }

    private int request(int type, Unpacker in) {
        head(in);
        times(in);
        outcome(in);
        events(in, request.events.size() == 0 ? request.dispatched : request.events.last());
        switch (type) {
            case RecordType.ENDED -> to.ended(request);
            case RecordType.RETRIED -> to.retried(request);
            default -> to.cancelled(request);
        }
        request.forget();
        return RecordType.REQUEST_VALUES;
    }

    private void head(Unpacker in) {
        request.window = in.small();
        request.userIndex = in.small();
        request.number = in.integer();
        request.conversationTurn = in.small();
        request.attempt = in.small();
        int flags = in.small();
        request.streamed = (flags & RecordType.STREAMED) != 0;
        request.resent = (flags & RecordType.RESENT) != 0;
        in.bytes(request.tag);
    }

    private void times(Unpacker in) {
        request.intended = start + in.integer();
        request.dispatched = request.intended + in.integer();
        request.writeBegun = since(in);
        request.written = since(in);
        request.headRead = since(in);
        request.firstByte = since(in);
        request.firstOutput = since(in);
        request.ended = since(in);
    }

    private long since(Unpacker in) {
        return in.nil() ? UNSET : request.dispatched + in.integer();
    }

    private void outcome(Unpacker in) {
        request.status = in.small();
        request.cause = in.nil() ? null : cause(in.small());
        request.message = in.text();
        request.retryAfter = in.nil() ? Optional.empty() : Optional.of(Duration.ofNanos(in.integer()));
        request.finishLength = in.bytes(request.finish);
        request.inputTokens = in.integer();
        request.outputTokens = in.integer();
        request.cachedTokens = in.integer();
        request.reasoningTokens = in.integer();
        request.coalesced = in.small();
        int figures = in.array() / 2;
        for (int i = 0; i < figures; i++) {
            int which = in.small();
            long value = in.integer();
            if (which < keys.figures().size()) {
                keys.figures().get(which).ifPresent(figure -> request.figures[figure.ordinal()] = value);
            }
        }
    }

    /** A cause that only another version has is a failure all the same. */
    private FailureCause cause(int number) {
        return number < keys.causes().size()
                ? keys.causes().get(number).orElse(FailureCause.PROTOCOL_VIOLATION)
                : FailureCause.PROTOCOL_VIOLATION;
    }

    private void events(Unpacker in, long since) {
        int count = in.array() / 2;
        long at = since;
        for (int i = 0; i < count; i++) {
            at += in.integer();
            long code = in.integer();
            request.events.add(
                    at, (int) (code >> RecordType.KIND_BITS) - 1, (int) code & (1 << RecordType.KIND_BITS) - 1);
        }
    }
}
