package io.llmharness.runtime.fork;

import io.llmharness.runtime.eventlog.EventLogWriter;
import io.llmharness.runtime.plan.TrialPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A fork's part of the event log, where one is wanted. A log that cannot be written does not end the fork. */
final class ForkLog implements AutoCloseable {
    private final Optional<EventLogWriter> writer;
    private final Consumer<String> missing;

    private ForkLog(Optional<EventLogWriter> writer, Consumer<String> missing) {
        this.writer = writer;
        this.missing = missing;
    }

    /** Opens it; {@code missing} is told, when it is closed at the latest, what is missing from it. */
    static ForkLog append(Optional<Path> file, TrialPlan plan, Consumer<String> missing) {
        if (file.isEmpty()) {
            return new ForkLog(Optional.empty(), missing);
        }
        try {
            int loops = plan.client().loops();
            return new ForkLog(Optional.of(EventLogWriter.append(file.get(), loops)), missing);
        } catch (IOException e) {
            missing.accept("all of it is missing, since it could not be opened: " + e.getMessage());
            return new ForkLog(Optional.empty(), missing);
        }
    }

    Optional<EventLogWriter> writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.ifPresent(EventLogWriter::close);
        writer.flatMap(EventLogWriter::gap).ifPresent(missing);
    }
}
