package io.llmharness.adapters.sim;

import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** A server-sent event whose name stands twice: in its {@code event:} line and as the data's {@code type}. */
public final class TypedEvent {
    private static final byte[] END = "}\n\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] begin;

    /** The event of this type. */
    public TypedEvent(String type) {
        begin = ("event: " + type + "\ndata: {\"type\":\"" + type + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins one; its members follow, each with a comma in front. */
    public WireBuffer begin(WireBuffer out) {
        return out.put(begin);
    }

    /** Ends any of them. */
    public static void end(WireBuffer out) {
        out.put(END).endChunk();
    }
}
