package io.llmharness.adapters.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A response as it stands on the wire.
 *
 * @param headers header lines in order, as spelt
 * @param chunks  the body's HTTP chunks; one for a body with a length
 * @param whole   whether the response came to its end: all bytes of its length, or the last chunk
 */
record WireExchange(String statusLine, List<String> headers, List<String> chunks, boolean whole) {
    /** Reads a recording of this name, such as {@code vllm/chat_stream.http.txt}. */
    static WireExchange recorded(String name) {
        try (InputStream in = WireExchange.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the bytes of one response. Bytes stay apart as ISO-8859-1 until a chunk is whole. */
    static WireExchange parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        List<String> headers = lines.subList(1, lines.size());
        boolean chunked =
                headers.stream().anyMatch(h -> h.toLowerCase(Locale.ROOT).equals("transfer-encoding: chunked"));
        String body = text.substring(end + 4);
        List<String> chunks = new ArrayList<>();
        boolean whole = chunked ? dechunk(body, chunks) : hasLength(headers, body, chunks);
        return new WireExchange(lines.get(0), headers, chunks, whole);
    }

    /** The body in one piece. */
    String body() {
        return String.join("", chunks);
    }

    /** The value of a header; empty when there is none. */
    String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ": ";
        return headers.stream()
                .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(start))
                .map(h -> h.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    /** The headers in order; values that differ from answer to answer are left out. */
    List<String> headerShape() {
        return headers.stream()
                .filter(h -> !h.equals("Connection: close")) // asked for by the tests' own requests
                .map(h -> h.replaceFirst("(?i)^(date|content-length): .*", "$1"))
                .toList();
    }

    private static boolean hasLength(List<String> headers, String body, List<String> chunks) {
        chunks.add(utf8(body));
        return headers.stream().anyMatch(h -> h.toLowerCase(Locale.ROOT).equals("content-length: " + body.length()));
    }

    private static boolean dechunk(String body, List<String> chunks) {
        int at = 0;
        while (true) {
            int line = body.indexOf("\r\n", at);
            if (line < 0) {
                return false;
            }
            int length = Integer.parseInt(body.substring(at, line), 16);
            int from = line + 2;
            if (length == 0) {
                return true;
            }
            if (from + length > body.length()) {
                return false;
            }
            chunks.add(utf8(body.substring(from, from + length)));
            at = from + length + 2;
        }
    }

    private static String utf8(String latin) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
