package io.llmharness.runtime.sim;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop of the server and the engine model it drives. The model's queue of deadlines is served by one timer that is set to
 * the earliest of them; deadlines are absolute, so lateness does not add up. Confined to its event loop.
 */
final class EngineLoop implements Runnable {
    /** NIO waits in whole ms: it is woken this much too early and polls the rest. */
    private static final long NIO_EARLY_NANOS = 600_000;

    /** Netty's epoll waits in whole ms when it is for longer than 10 ms: such waits end early, and a short one follows. */
    private static final long EPOLL_EARLY_NANOS = 2_000_000;

    private static final long EPOLL_PRECISE_NANOS = 9_000_000;

    final SimOptions options;
    final WireBuffer scratch = WireBuffer.ofChunks();
    final HttpDate date = new HttpDate();
    final Lateness lateness = new Lateness();

    private final EventLoop executor;
    private final ServiceModel model;
    private final EngineClock clock;
    private final boolean coarse;
    private @Nullable Future<?> timer;
    private long armed = Long.MAX_VALUE;
    private long origin;
    private boolean begun;
    private boolean advancing;

    EngineLoop(EventLoop executor, SimOptions options, boolean coarse) {
        this.executor = executor;
        this.options = options;
        this.coarse = coarse;
        this.model = options.fixedTimes() || options.burst() ? new FixedTimes(options) : new BatchingEngine(options);
        this.clock = new EngineClock(options.stalls());
    }

    ServiceModel model() {
        return model;
    }

    EventLoop executor() {
        return executor;
    }

    /** Whether one more request is one too many, at its arrival. */
    boolean full(long arrivalNanos) {
        catchUp(arrivalNanos);
        return model.full();
    }

    void submit(Sequence[] sequences, long arrivalNanos) {
        long at = catchUp(arrivalNanos);
        model.submit(sequences, at);
        arm();
    }

    void cancel(Sequence[] sequences) {
        long at = catchUp();
        for (Sequence sequence : sequences) {
            model.cancel(sequence, at);
        }
        arm();
    }

    /** The instant of {@link System#nanoTime()} for one of the model's. */
    long nanosOf(long due) {
        return origin + clock.toWall(due);
    }

    /** The timer went off. */
    @Override
    public void run() {
        timer = null;
        armed = Long.MAX_VALUE;
        catchUp();
        arm();
    }

    private long catchUp() {
        return catchUp(System.nanoTime());
    }

    /** Brings the model up to this instant, or leaves it where it already is; from within the model only the time is told. */
    private long catchUp(long nanos) {
        if (!begun) {
            begun = true;
            origin = nanos;
        }
        long at = clock.toEngine(nanos - origin);
        if (!advancing) {
            advancing = true;
            try {
                model.advance(at);
            } finally {
                advancing = false;
            }
        }
        return at;
    }

    private void arm() {
        long next = model.next();
        if (next >= armed || advancing) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        armed = next;
        long delay = nanosOf(next) - System.nanoTime();
        timer = executor.schedule(this, Math.max(0, delay - early(delay)), TimeUnit.NANOSECONDS);
    }

    private long early(long delay) {
        if (coarse) {
            return delay > NIO_EARLY_NANOS ? NIO_EARLY_NANOS : 0;
        }
        return delay > EPOLL_PRECISE_NANOS ? EPOLL_EARLY_NANOS : 0;
    }
}
