package io.llmharness.runtime.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request as it came in. */
public final class SimCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";

    private final String method;
    private final String path;
    private final String query;
    private final HttpHeaders headers;
    private final byte[] body;
    private final long arrivalNanos;
    private String variable = "";

    SimCall(String method, String uri, HttpHeaders headers, byte[] body, long arrivalNanos) {
        int mark = uri.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? uri : uri.substring(0, mark);
        this.query = mark < 0 ? "" : uri.substring(mark + 1);
        this.headers = headers;
        this.body = body;
        this.arrivalNanos = arrivalNanos;
    }

    /** HTTP method. */
    public String method() {
        return method;
    }

    /** Path without the query. */
    public String path() {
        return path;
    }

    /** What follows the question mark, undecoded; empty when there is none. */
    public String query() {
        return query;
    }

    /** The text in place of the route's {@code *}; empty when the route has none. */
    public String variable() {
        return variable;
    }

    /** A header's first value; names are case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether there is an {@code Authorization: Bearer} with something behind it. */
    public boolean bearsToken() {
        return header("authorization")
                .filter(value ->
                        value.regionMatches(true, 0, BEARER, 0, BEARER.length()) && value.length() > BEARER.length())
                .isPresent();
    }

    /** The body's length in bytes. */
    public int bodyLength() {
        return body.length;
    }

    /** The body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node when it is empty. */
    public JsonNode json() throws JsonProcessingException {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array does not fail to be read
        }
    }

    /** When the request's last byte had been read, {@link System#nanoTime()}. */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    void variable(String text) {
        variable = text;
    }
}
