package io.llmharness.runtime.report;

import io.llmharness.runtime.result.RunResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A result file, written whole or not at all: to a temporary file beside it, forced to disk, renamed. */
public final class ResultFile {
    private static final StandardOpenOption[] FRESH = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
    };

    private final Path file;

    public ResultFile(Path file) {
        this.file = file;
    }

    /** Why the file cannot be written, to be asked before anything runs; empty when it can. Leaves nothing behind. */
    public Optional<String> checkWritable() {
        Path folder = folder();
        if (Files.isDirectory(file)) {
            return Optional.of("cannot write " + file + ": it is a directory");
        }
        if (!Files.exists(folder)) {
            return Optional.of("cannot write " + file + ": the directory " + folder + " does not exist");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("cannot write " + file + ": " + folder + " is not a directory");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return Optional.of("cannot write " + file + ": the file is write-protected");
        }
        try {
            Files.delete(Files.createTempFile(folder, prefix(), ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write " + file + ": no file can be made in " + folder + " (" + e + ")");
        }
    }

    /** Writes the run in the given format, replacing the file. On failure the old file, if any, is untouched. */
    public void write(ReportFormat format, RunResult run) throws IOException {
        Path temporary = folder().resolve(prefix() + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, FRESH)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                format.write(run, out);
                out.flush();
                channel.force(true);
            }
            rename(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder();
    }

    private void rename(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name itself survive a crash, where the system lets a directory be opened. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open directories; the file's content is on disk all the same
        }
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private String prefix() {
        return "." + file.getFileName() + ".";
    }
}
