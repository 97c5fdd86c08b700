package io.llmharness.runtime.sim;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 status lines, ready to be sent. */
final class StatusLines {
    private static final int FIRST = 100;
    private static final byte[][] LINES = new byte[500][];

    static {
        for (int i = 0; i < LINES.length; i++) {
            int code = FIRST + i;
            String reason = code == 529
                    ? "Site Overloaded"
                    : HttpResponseStatus.valueOf(code).reasonPhrase();
            LINES[i] = ("HTTP/1.1 " + code + " " + reason + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    private StatusLines() {}

    static byte[] of(int status) {
        return LINES[status - FIRST];
    }
}
