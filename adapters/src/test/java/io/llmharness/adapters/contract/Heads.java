package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.ResponseHead;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Heads of answers as an adapter sees them. */
public final class Heads {
    private Heads() {}

    /** A head with no header that matters. */
    public static ResponseHead status(int status) {
        return of(status, Map.of());
    }

    /** A head; the names of its headers in lower case. */
    public static ResponseHead of(int status, Map<String, String> headers) {
        return new ResponseHead() {
            @Override
            public int status() {
                return status;
            }

            @Override
            public @Nullable String header(String name) {
                return headers.get(name.toLowerCase(Locale.ROOT));
            }
        };
    }

    /** A recorded one. */
    static ResponseHead of(HttpResponse response) {
        return new ResponseHead() {
            @Override
            public int status() {
                return response.status().code();
            }

            @Override
            public @Nullable String header(String name) {
                return response.headers().get(name);
            }
        };
    }
}
