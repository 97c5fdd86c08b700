package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.eventlog.LogDamaged;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.eventlog.Unpacker;
import io.llmharness.runtime.exec.LoggedRequest.Event;
import io.llmharness.runtime.exec.LoggedRequest.Fate;
import io.llmharness.runtime.exec.LoggedRequest.Stamps;
import io.llmharness.runtime.exec.LoggedRequest.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A fork's part of an event log, request by request in the order in which they ended. Keeps none of them. */
public final class ForkListing {
    private static final String[] KINDS = {
        "", "text", "reasoning", "text+reasoning", "tool", "text+tool", "reasoning+tool", "text+reasoning+tool"
    };

    private final LoggedRequest.Fork fork;
    private final boolean warmupFork;
    private final JournalReader.Keys keys;
    private final Consumer<LoggedRequest> to;
    private final List<LogEntry.StretchBegun> stretches = new ArrayList<>();
    private final Map<Integer, JournalReader> loops = new HashMap<>();

    public ForkListing(LogEntry.ForkBegun begun, LogEntry.RunBegun run, Consumer<LoggedRequest> to) {
        this.fork = new LoggedRequest.Fork(
                begun.segment(),
                begun.index(),
                begun.plan().benchmark(),
                begun.plan().engine().name());
        this.warmupFork = begun.warmup();
        this.keys = JournalReader.Keys.of(run.causes(), run.figures());
        this.to = to;
    }

    /** A stretch of load begins. */
    public void begun(LogEntry.StretchBegun begun) {
        stretches.add(begun);
    }

    /** Records of a loop. */
    public void records(int loop, Unpacker records) {
        loops.computeIfAbsent(loop, l -> new JournalReader(keys, this::windows, new Lister(l)))
                .read(records);
    }

    private Windows windows(int index) {
        if (index < 0 || index >= stretches.size()) {
            throw new LogDamaged("a loop begins a stretch of load that was not announced");
        }
        return ForkReplay.windows(stretches.get(index));
    }

    /** Lists one loop's requests. */
    private final class Lister implements Journal {
        private final int loop;
        private Windows windows = Windows.none();

        Lister(int loop) {
            this.loop = loop;
        }

        @Override
        public void began(Windows stretch, long now) {
            windows = stretch;
        }

        @Override
        public void dropped(long intended) {
            RequestRecord never = new RequestRecord();
            never.intended = never.dispatched = intended;
            never.window = Math.min(windows.at(intended), windows.count() - 1);
            list(Fate.DROPPED, never);
        }

        @Override
        public void cancelled(RequestRecord request) {
            list(Fate.CANCELLED, request);
        }

        @Override
        public void retried(RequestRecord request) {
            list(Fate.RETRIED, request);
        }

        @Override
        public void ended(RequestRecord request) {
            list(request.succeeded() ? Fate.SUCCEEDED : Fate.FAILED, request);
        }

        private void list(Fate fate, RequestRecord r) {
            to.accept(new LoggedRequest(
                    fork,
                    windows.iteration(r.window),
                    warmupFork || windows.warmup(r.window),
                    loop,
                    fate,
                    fate == Fate.DROPPED ? "" : new String(r.tag, StandardCharsets.US_ASCII),
                    r.userIndex,
                    r.number,
                    r.conversationTurn,
                    fate == Fate.DROPPED ? 0 : r.attempt,
                    instant(r.intended),
                    r.streamed,
                    r.resent,
                    stamps(r),
                    r.status,
                    Optional.ofNullable(r.cause),
                    r.message,
                    r.retryAfter,
                    r.finishReason(),
                    new Usage(r.inputTokens, r.outputTokens, r.cachedTokens, r.reasoningTokens),
                    figures(r),
                    events(r)));
        }

        private Instant instant(long nanos) {
            LogEntry.StretchBegun stretch = stretches.get(stretches.size() - 1);
            return stretch.anchor().plusNanos(nanos - stretch.anchorNanos());
        }
    }

    private static Stamps stamps(RequestRecord r) {
        return new Stamps(
                r.intended - r.dispatched,
                since(r, r.writeBegun),
                since(r, r.written),
                since(r, r.headRead),
                since(r, r.firstByte),
                since(r, r.firstOutput),
                since(r, r.ended));
    }

    private static long since(RequestRecord r, long nanos) {
        return nanos == RequestRecord.UNSET ? LoggedRequest.UNSET : nanos - r.dispatched;
    }

    private static Map<NativeFigure, Long> figures(RequestRecord r) {
        Map<NativeFigure, Long> figures = new EnumMap<>(NativeFigure.class);
        for (NativeFigure figure : NativeFigure.values()) {
            if (r.figures[figure.ordinal()] >= 0) {
                figures.put(figure, r.figures[figure.ordinal()]);
            }
        }
        return figures;
    }

    private static List<Event> events(RequestRecord r) {
        EventTimes times = r.events;
        List<Event> events = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            boolean coalesced = i > 0 && times.nanos(i) == times.nanos(i - 1);
            events.add(new Event(times.nanos(i) - r.dispatched, times.tokens(i), KINDS[times.kinds(i) & 7], coalesced));
        }
        return events;
    }
}
