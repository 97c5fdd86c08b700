package io.llmharness.runtime.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP request to an engine. {@code Host}, {@code Content-Length} and {@code Connection} are the runtime's business.
 *
 * @param method {@code GET}, {@code POST}, {@code DELETE}
 * @param path request target with query, beginning with a slash
 * @param headers header lines in order
 * @param body the body; empty: none. Owned by the call from here on: it is not copied and must not be changed
 */
public record HttpCall(String method, String path, List<Header> headers, byte[] body) {

    /** A header line. The value of a secret one is masked wherever it is shown. */
    public record Header(String name, String value, boolean secret) {
        @Override
        public String toString() {
            return name + ": " + (secret ? "***" : value);
        }
    }

    public HttpCall {
        headers = List.copyOf(headers);
    }

    /** A call without a body. */
    public static HttpCall get(String path) {
        return new HttpCall("GET", path, List.of(), new byte[0]);
    }

    /** A call with a JSON body. */
    public static HttpCall postJson(String path, byte[] json) {
        return new HttpCall("POST", path, List.of(new Header("Content-Type", "application/json", false)), json);
    }

    /** This call with one more header. */
    public HttpCall header(String name, String value) {
        return with(new Header(name, value, false));
    }

    /** This call with a header whose value is a secret. */
    public HttpCall secretHeader(String name, String value) {
        return with(new Header(name, value, true));
    }

    /** This call with {@code Authorization: Bearer …} when there is a key. */
    public HttpCall bearer(Secret key) {
        return key.isPresent() ? secretHeader("Authorization", "Bearer " + key.reveal()) : this;
    }

    private HttpCall with(Header header) {
        List<Header> all = new ArrayList<>(headers);
        all.add(header);
        return new HttpCall(method, path, all, body);
    }
}
