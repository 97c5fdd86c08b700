package io.llmharness.runtime.sim;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the simulated engine really did, read from its log. All times are {@link System#nanoTime()} of the server's process; on Linux
 * that is the machine's monotonic clock, the same in every process, so that they can be compared with a client's.
 */
public final class GroundTruth {
    /**
     * One generation.
     *
     * @param id               the client's {@code X-Request-Id}; empty when it sent none
     * @param connection       number of the connection, from 0 in the order in which they were accepted
     * @param exchange         number of the generation on its connection, from 0
     * @param arrivalNanos     when the request's last byte had been read
     * @param scheduledNanos   when it left the queue; 0 when it never did
     * @param firstByteNanos   just before the flush that carried the head of the response; 0 when there was none
     * @param endNanos         when the server was done with it
     * @param completionTokens tokens produced, those without text included
     * @param eventNanos       just before the flush that carried each token event. Without back-pressure the bytes are the reader's
     *                         within the flush, so a reader's time is never earlier; behind a slow reader they may leave later
     * @param eventTokens      tokens of each event
     */
    public record Request(
            String id,
            String model,
            boolean stream,
            Outcome outcome,
            long connection,
            long exchange,
            long arrivalNanos,
            long scheduledNanos,
            long firstByteNanos,
            long endNanos,
            int promptTokens,
            int cachedTokens,
            int completionTokens,
            int preemptions,
            long[] eventNanos,
            int[] eventTokens) {
        /** From the arrival to the first token event; empty when there was none. */
        public Optional<Long> ttftNanos() {
            return eventNanos.length == 0 ? Optional.empty() : Optional.of(eventNanos[0] - arrivalNanos);
        }

        /** The gaps between its token events, one fewer than events. */
        public long[] gapNanos() {
            long[] gaps = new long[Math.max(0, eventNanos.length - 1)];
            Arrays.setAll(gaps, i -> eventNanos[i + 1] - eventNanos[i]);
            return gaps;
        }
    }

    private final List<Request> requests;

    private GroundTruth(List<Request> requests) {
        this.requests = List.copyOf(requests);
    }

    /** Reads a log. One that was cut off is read up to its last whole record. */
    public static GroundTruth read(Path path) throws IOException {
        List<Request> requests = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            if (!Arrays.equals(in.readNBytes(TruthLog.MAGIC.length), TruthLog.MAGIC)) {
                throw new IOException(path + " is no ground-truth log of this version");
            }
            while (true) {
                requests.add(TruthRecord.read(in));
            }
        } catch (EOFException e) {
            return new GroundTruth(requests);
        }
    }

    /** All generations in the order in which they ended. */
    public List<Request> requests() {
        return requests;
    }

    /** The generation of this request id; the first one when there are several. */
    public Optional<Request> find(String id) {
        return requests.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
