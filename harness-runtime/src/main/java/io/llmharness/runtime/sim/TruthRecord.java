package io.llmharness.runtime.sim;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of one request in a ground-truth log: fixed fields, then each event as two variable-length numbers, the ns since the event
 * before it (the first: since the arrival) and its tokens.
 */
final class TruthRecord {
    private static final int MORE = 0x80;

    private TruthRecord() {}

    static void write(DataOutput out, Generation generation, long connection, long exchange, Outcome outcome)
            throws IOException {
        long arrival = generation.arrivalNanos();
        out.writeLong(arrival);
        out.writeByte(outcome.ordinal());
        out.writeBoolean(generation.request().stream());
        out.writeUTF(head(generation.request().model()));
        out.writeUTF(head(generation.requestId()));
        varint(out, connection);
        varint(out, exchange);
        varint(out, sinceOrNone(generation.scheduledNanos(), arrival));
        varint(out, sinceOrNone(generation.firstByteNanos(), arrival));
        varint(out, sinceOrNone(generation.endNanos(), arrival));
        varint(out, generation.promptTokens());
        varint(out, generation.cachedTokens());
        varint(out, generation.completionTokens());
        varint(out, generation.preemptions());
        varint(out, generation.events());
        long before = arrival;
        for (int i = 0; i < generation.events(); i++) {
            long at = Math.max(before, generation.eventNanos(i));
            varint(out, at - before);
            varint(out, generation.eventTokens(i));
            before = at;
        }
    }

    static GroundTruth.Request read(DataInput in) throws IOException {
        long arrival = in.readLong();
        Outcome outcome = Outcome.values()[in.readUnsignedByte()];
        boolean stream = in.readBoolean();
        String model = in.readUTF();
        String id = in.readUTF();
        long connection = varint(in);
        long exchange = varint(in);
        long scheduled = instant(varint(in), arrival);
        long firstByte = instant(varint(in), arrival);
        long end = instant(varint(in), arrival);
        int prompt = (int) varint(in);
        int cached = (int) varint(in);
        int completion = (int) varint(in);
        int preemptions = (int) varint(in);
        long[] nanos = new long[(int) varint(in)];
        int[] tokens = new int[nanos.length];
        readEvents(in, arrival, nanos, tokens);
        return new GroundTruth.Request(
                id,
                model,
                stream,
                outcome,
                connection,
                exchange,
                arrival,
                scheduled,
                firstByte,
                end,
                prompt,
                cached,
                completion,
                preemptions,
                nanos,
                tokens);
    }

    private static void readEvents(DataInput in, long arrival, long[] nanos, int[] tokens) throws IOException {
        long before = arrival;
        for (int i = 0; i < nanos.length; i++) {
            before += varint(in);
            nanos[i] = before;
            tokens[i] = (int) varint(in);
        }
    }

    /** 0 for an instant that never came, else the distance plus 1. */
    private static long sinceOrNone(long nanos, long arrival) {
        return nanos == 0 ? 0 : Math.max(0, nanos - arrival) + 1;
    }

    private static long instant(long stored, long arrival) {
        return stored == 0 ? 0 : arrival + stored - 1;
    }

    private static String head(String text) {
        return text.length() <= 256 ? text : text.substring(0, 256);
    }

    private static void varint(DataOutput out, long value) throws IOException {
        long rest = value;
        while (rest >= MORE) {
            out.writeByte((int) rest | MORE);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long varint(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            value |= (long) (part & (MORE - 1)) << shift;
            if (part < MORE) {
                return value;
            }
        }
    }
}
