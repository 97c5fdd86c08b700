package io.llmharness.runtime.replay;

import io.llmharness.runtime.exec.LoggedRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Forms of a log's requests for other tools; text is UTF-8. */
public enum RequestFormat {
    /** An object a line, with every event. */
    JSONL("jsonl") {
        @Override
        public Writer writer(OutputStream out) throws IOException {
            return new JsonLinesWriter(out);
        }
    },
    /** A line a request, without its events but with what is most asked for. */
    CSV("csv") {
        @Override
        public Writer writer(OutputStream out) throws IOException {
            return new CsvWriter(out);
        }
    };

    /** Writes one request after the other. Closing it writes what is left, and leaves the stream open. */
    public interface Writer extends Closeable {
        void write(long number, LoggedRequest request) throws IOException;
    }

    private final String id;

    RequestFormat(String id) {
        this.id = id;
    }

    /** The word for the command line, and the usual end of a file's name. */
    public String id() {
        return id;
    }

    public abstract Writer writer(OutputStream out) throws IOException;

    /** The words of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(RequestFormat::id).toList();
    }

    public static Optional<RequestFormat> find(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    /** The format that a file's name ends like. */
    public static Optional<RequestFormat> forFile(String file) {
        return Arrays.stream(values()).filter(f -> file.endsWith("." + f.id)).findFirst();
    }
}
