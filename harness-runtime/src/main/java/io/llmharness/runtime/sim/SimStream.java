package io.llmharness.runtime.sim;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One generation on its way to the client: hears of tokens, has the encoder put them into bytes and hands those to the connection.
 * Also where the faults of mid-stream strike. Confined to its event loop.
 */
final class SimStream implements Sequence.Listener {
    private static final int LARGE =
            28 * 1024; // with the rest of a flush below what Netty's buffers cost little up to, 32 KiB

    private final SimConnection connection;
    private final EngineLoop loop;
    private final ResponseOut out;
    private final SimCall call;
    private final SimEncoder encoder;
    private final Generation generation;
    private final @Nullable Fault fault;
    private final boolean streaming;
    private final boolean burst;
    private boolean headSent;
    private boolean opened;
    private boolean started;
    private boolean hanging;
    private @Nullable Outcome outcome;

    SimStream(
            SimConnection connection,
            EngineLoop loop,
            ResponseOut out,
            SimAnswer.Generate answer,
            SimCall call,
            Admission admission) {
        this.connection = connection;
        this.loop = loop;
        this.out = out;
        this.call = call;
        this.encoder = answer.encoder();
        this.fault = admission.fault();
        this.streaming = answer.request().stream();
        this.burst = loop.options.burst();
        this.generation = new Generation(answer.request(), this, loop.options, call, admission.number());
    }

    Generation generation() {
        return generation;
    }

    /** Enters the engine, at once or after the request's delay. */
    void begin() {
        if (streaming && encoder.headTime() == SimEncoder.HeadTime.ACCEPTED && !burst) {
            sendHead();
        }
        long delay = generation.request().delayNanos();
        if (delay > 0) {
            loop.executor().schedule(this::enter, delay, TimeUnit.NANOSECONDS);
        } else {
            enter();
        }
    }

    /** The client went away. */
    void abort() {
        outcome = Outcome.ABORTED;
        end();
    }

    /** Burst: goes on as far as the connection takes it. */
    void pump() {
        while (outcome == null && !hanging && out.isWritable()) {
            for (Sequence sequence : generation.sequences()) {
                if (outcome == null && !hanging && !sequence.done()) {
                    sequence.produced = sequence.nextEventEnd(loop.options.chunk());
                    produced(sequence);
                }
            }
            if (loop.scratch.length() > LARGE) {
                flush();
            }
        }
        flush();
        if (outcome != null) {
            end();
        }
    }

    @Override
    public void scheduled(Sequence sequence) {
        generation.scheduled(System.nanoTime());
        if (streaming && encoder.headTime() == SimEncoder.HeadTime.SCHEDULED && !headSent) {
            sendHead();
        }
    }

    @Override
    public void event(Sequence sequence, long due) {
        if (outcome != null || hanging) {
            return;
        }
        produced(sequence);
        long written = flush();
        if (!hanging) {
            loop.lateness.add(written - loop.nanosOf(due));
        }
        if (outcome != null) {
            end();
        }
    }

    private void enter() {
        if (outcome != null) {
            return;
        }
        if (burst) {
            generation.scheduled(generation.arrivalNanos());
            pump();
        } else {
            loop.submit(generation.sequences(), generation.queuedNanos());
        }
    }

    private void produced(Sequence sequence) {
        if (!burst || generation.firstTokenNanos() == 0) {
            generation.token(System.nanoTime());
        }
        if (fault != null && generation.events() >= loop.options.faultAfter()) {
            strike(fault);
        } else if (streaming) {
            streamed(sequence);
        } else {
            generation.event(sequence.produced - sequence.sent);
            sequence.sent = sequence.produced;
            if (generation.ended()) {
                generation.stamp(System.nanoTime());
                out.put(encoder.whole(generation), false);
                outcome = Outcome.DONE;
            }
        }
    }

    private void streamed(Sequence sequence) {
        WireBuffer body = loop.scratch;
        if (!started) {
            open(body);
            started = true;
            encoder.start(body, generation);
        }
        if (encoder.tokens(body, generation, sequence.choice, sequence.sent, sequence.produced)) {
            generation.event(sequence.produced - sequence.sent);
            sequence.sent = sequence.produced;
        }
        if (generation.ended()) {
            encoder.finish(body, generation);
            outcome = Outcome.DONE;
        }
        body.endChunk();
    }

    private void strike(Fault what) {
        switch (what.kind()) {
            case STALL -> hanging = true;
            case CUT -> cut();
            case TRUNCATE -> {
                if (streaming) {
                    outcome = Outcome.TRUNCATED;
                } else { // an answer in one piece has its length in front
                    cut();
                }
            }
            default -> {
                if (streaming) {
                    encoder.fail(loop.scratch, generation);
                    loop.scratch.endChunk();
                } else {
                    out.put(connection.failure(call), false);
                }
                outcome = Outcome.FAILED_MIDSTREAM;
            }
        }
    }

    private void cut() {
        out.last();
        outcome = Outcome.CUT;
    }

    private void open(WireBuffer body) {
        if (!opened) {
            opened = true;
            encoder.open(body, generation);
            body.endChunk();
        }
    }

    private void sendHead() {
        WireBuffer body = loop.scratch;
        open(body);
        out.put(encoder.streamHead(), body, false);
        body.clear();
        headSent = true;
        out.flush(generation);
    }

    /** Sends what was encoded, and the end when the answer has come to it. */
    private long flush() {
        WireBuffer body = loop.scratch;
        boolean last = streaming && outcome != null && outcome != Outcome.CUT && outcome != Outcome.ABORTED;
        if (body.readyBytes() > 0 || last) {
            out.put(headSent ? null : encoder.streamHead(), body, last);
            headSent = true;
            body.clear();
        }
        return out.flush(generation);
    }

    private void end() {
        Outcome how = outcome;
        if (how == null || generation.endNanos() != 0) {
            return;
        }
        generation.end(System.nanoTime());
        if (how != Outcome.DONE && !burst) {
            loop.cancel(generation.sequences());
        }
        connection.ended(out, generation, how);
    }
}
