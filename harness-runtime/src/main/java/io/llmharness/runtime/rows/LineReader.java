package io.llmharness.runtime.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 text, each decoded by itself, so that a byte that is none is known by its line. */
final class LineReader {
    /** Far above any prompt; a file without line ends must not be read into memory. */
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long line;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    /** The next line without its end; null at the end of the file. */
    @Nullable
    String next() throws BadRow, IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        boolean ended = false;
        boolean any = false;
        while (!ended && (from < to || fill())) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            whole.write(buffer, from, end - from);
            ended = end < to;
            from = ended ? end + 1 : end;
            if (whole.size() > LONGEST) {
                throw new IOException(
                        "line " + (line + 1) + " is longer than " + (LONGEST >> 20) + " MiB: is it a file of lines?");
            }
        }
        if (!any) {
            return null;
        }
        line++;
        return decoded(whole.toByteArray());
    }

    private String decoded(byte[] bytes) throws BadRow {
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            String mark = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            return mark.endsWith("\r") ? mark.substring(0, mark.length() - 1) : mark;
        } catch (CharacterCodingException e) {
            throw new BadRow(line, "it is not UTF-8 text");
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        from = 0;
        to = Math.max(0, count);
        return count > 0;
    }
}
