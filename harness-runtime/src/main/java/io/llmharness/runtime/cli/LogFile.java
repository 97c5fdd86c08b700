package io.llmharness.runtime.cli;

import io.llmharness.runtime.replay.RequestList;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An event log named on the command line. What is wrong with it is told in a sentence. */
final class LogFile {
    private LogFile() {}

    /** Throws {@link UsageException} when there is no such file. */
    static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + file + ".");
        }
    }

    /** Visits its requests; gives what is wrong with it, empty when it is whole. */
    static Optional<String> requests(Path file, RequestList.Visitor visitor) {
        try {
            return RequestList.read(file, visitor);
        } catch (UsageException e) {
            throw new UsageException("Nothing was read: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new UsageException("Nothing was read: " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
