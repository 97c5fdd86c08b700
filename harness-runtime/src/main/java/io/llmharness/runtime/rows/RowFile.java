package io.llmharness.runtime.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows, read from front to back in constant memory. A name that ends in {@code .gz} is unpacked. What cannot be read is an
 * {@link IllegalArgumentException} with a sentence that names file and line.
 */
public final class RowFile implements Closeable {
    private final String name;
    private final boolean skipping;
    private final DigestInputStream raw;
    private final RowForm form;
    private final RowSource source;
    private List<String> header = List.of();
    private long rows;
    private long skipped;

    private RowFile(String name, boolean skipping, DigestInputStream raw, InputStream in, RowForm form)
            throws IOException, BadRow {
        this.name = name;
        this.skipping = skipping;
        this.raw = raw;
        this.form = form;
        this.source = switch (form) {
            case JSON_LINES -> new JsonLineRows(new LineReader(in));
            case LINES -> new PlainRows(new LineReader(in));
            case JSON_ARRAY -> new JsonArrayRows(in);
            case CSV -> {
                CsvRows csv = new CsvRows(new LineReader(in));
                header = csv.header();
                yield csv;
            }
        };
    }

    /**
     * Opens a file.
     *
     * @param name its path
     * @param skipping whether bad rows are passed over and counted; otherwise the first one ends it
     */
    public static RowFile open(String name, RowForm form, boolean skipping) {
        InputStream file = null;
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new IllegalArgumentException(name + " is a folder, not a file");
            }
            file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            DigestInputStream raw = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"));
            InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new RowFile(name, skipping, raw, in, form);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + name, e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + name + "\" is not a path: " + e.getReason(), e);
        } catch (BadRow e) {
            closeQuietly(file);
            throw new IllegalArgumentException(name + ", line " + e.line() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            closeQuietly(file);
            throw new IllegalArgumentException(unreadable(name, e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The columns of a CSV file; empty for other forms. */
    public List<String> header() {
        return header;
    }

    /** The next row; empty at the end. */
    public Optional<Row> next() {
        while (true) {
            try {
                Optional<Row> row = source.next();
                rows += row.isPresent() ? 1 : 0;
                return row;
            } catch (BadRow e) {
                bad(e);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        name + ", line " + e.getLocation().getLineNr() + ": " + broken(e), e);
            } catch (IOException e) {
                throw new IllegalArgumentException(unreadable(name, e), e);
            }
        }
    }

    /** Counts a row that cannot be used; or, when none may be passed over, refuses it. */
    public void bad(BadRow row) {
        if (!skipping) {
            String hint = form == RowForm.LINES ? "" : " (bad=skip passes such rows over)";
            throw new IllegalArgumentException(name + ", line " + row.line() + ": " + row.getMessage() + hint, row);
        }
        skipped++;
    }

    /** Rows that were passed over so far. */
    public long skipped() {
        return skipped;
    }

    /** Rows that were given out so far. */
    public long rows() {
        return rows;
    }

    /** SHA-256 of the file as it is on disk, in hexadecimal; reads what is left of it. */
    public String sha256() {
        try {
            byte[] buffer = new byte[1 << 16];
            while (raw.read(buffer) >= 0) {
                // the digest sees it go by
            }
            return HexFormat.of().formatHex(raw.getMessageDigest().digest());
        } catch (IOException e) {
            throw new IllegalArgumentException(unreadable(name, e), e);
        }
    }

    @Override
    public void close() {
        closeQuietly(raw);
    }

    private static String broken(JsonProcessingException e) {
        boolean ended = e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input");
        return ended ? "the file is cut short" : "it is not JSON: " + e.getOriginalMessage();
    }

    private static String unreadable(String name, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return name + " cannot be read: " + reason;
    }

    private static void closeQuietly(@Nullable Closeable stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
        }
    }
}
