package io.llmharness.runtime.replay;

import io.llmharness.runtime.eventlog.EventLogReader;
import io.llmharness.runtime.eventlog.LogDamaged;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.eventlog.Unpacker;
import io.llmharness.runtime.exec.ForkListing;
import io.llmharness.runtime.exec.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests of an event log, numbered from 1 in the order in which they stand there. */
public final class RequestList {
    /** Told of each. */
    public interface Visitor {
        void request(long number, LoggedRequest request);
    }

    private RequestList() {}

    /**
     * Reads a log. Gives what is wrong with it, as a sentence; empty when it is whole. Throws
     * {@link io.llmharness.runtime.text.UsageException} for what is no event log, or one of another version.
     */
    public static Optional<String> read(Path file, Visitor visitor) throws IOException {
        return EventLogReader.read(file, new Lister(visitor));
    }

    private static final class Lister implements EventLogReader.Visitor {
        private final Visitor visitor;
        private LogEntry.@Nullable RunBegun run;
        private @Nullable ForkListing fork;
        private long count;

        Lister(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void entry(LogEntry entry) {
            if (entry instanceof LogEntry.RunBegun begun) {
                run = begun;
            } else if (entry instanceof LogEntry.ForkBegun begun) {
                LogEntry.RunBegun own = run;
                if (own == null) {
                    throw new LogDamaged("a fork begins before the run");
                }
                fork = new ForkListing(begun, own, request -> visitor.request(++count, request));
            } else if (entry instanceof LogEntry.StretchBegun stretch) {
                fork().begun(stretch);
            }
        }

        @Override
        public void records(int loop, Unpacker records) {
            fork().records(loop, records);
        }

        private ForkListing fork() {
            ForkListing current = fork;
            if (current == null) {
                throw new LogDamaged("it belongs to no fork");
            }
            return current;
        }
    }
}
