package io.llmharness.runtime.exec;

import io.llmharness.api.Reply;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.http.LoopPool;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.Traffic;
import io.llmharness.runtime.http.WireRequest;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event loop at work: issues its users' requests, follows each exchange to its end and has it recorded. Everything runs on the
 * loop, and nothing is shared with another loop.
 */
final class LoopWorker extends Dispatch {
    static final long TICK_NANOS = 10_000_000L;

    /**
     * What a worker is made of.
     *
     * @param index of the loop among {@code loops}
     * @param target the engine, its key included
     * @param keepText whether answers' texts are needed
     * @param deadlines of a request and its phases
     * @param check judges an answer
     * @param hopeless told why, when it makes no sense to go on
     * @param retries whether a failed request is sent again
     * @param allowance what may be sent in a minute
     * @param purse what may be used up
     * @param spent told when it is
     * @param journal told what is recorded
     * @param thrown what to say of an exception that the scenario's own code threw
     */
    record Setup(
            EventLoop loop,
            LoopPool pool,
            EngineAdapter adapter,
            RequestSource source,
            Tag tags,
            Limits limits,
            int index,
            int loops,
            EngineTarget target,
            boolean keepText,
            Deadlines deadlines,
            Check check,
            Consumer<String> hopeless,
            Retries retries,
            Allowance allowance,
            Purse purse,
            Runnable spent,
            Journal journal,
            Function<Throwable, String> thrown) {}

    /** A scenario's judgement of an answer. */
    @FunctionalInterface
    interface Check {
        boolean passes(VirtualUser user, Reply reply);
    }

    final Live live = new Live();
    private final Setup setup;
    private final EventLoop loop;
    private final LoopRecorder recorder;
    private final InFlight inFlight = new InFlight();
    private final Deque<Exchange> spare = new ArrayDeque<>();
    private final Issuer issuer;
    private final Hope hope = new Hope();
    private @Nullable ScheduledFuture<?> ticks;
    private @Nullable Runnable drained;
    private Windows windows = Windows.none();
    private long tickDue;
    private long received;
    private long sent;

    LoopWorker(Setup setup, Function<LoopWorker, Issuer> load, Consumer<LoopIteration> finished) {
        this.setup = setup;
        this.loop = setup.loop();
        this.recorder = new LoopRecorder(
                setup.limits(), live, setup.journal(), part -> finished.accept(part.of(setup.index())));
        this.issuer = load.apply(this);
    }

    /** Begins a stretch of load; {@code whenDrained} runs when it is over and nothing is in flight. */
    void begin(Windows stretch, Runnable whenDrained) {
        assert loop.inEventLoop();
        windows = stretch;
        drained = whenDrained;
        long now = System.nanoTime();
        recorder.begin(stretch, now);
        tickDue = now + TICK_NANOS;
        ticks = loop.scheduleAtFixedRate(this::tick, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
        issuer.begin(stretch);
        checkDrained();
    }

    /** Closes the worker's connections; nothing is in flight any more. */
    void close() {
        setup.pool().close();
    }

    /** Issues nothing more; requests in flight are answered. */
    void conclude() {
        issuer.stop();
        checkDrained();
    }

    @Override
    long allowanceNanos(long now) {
        return setup.allowance().take(now);
    }

    /** Stops issuing; requests in flight are given up after the grace. */
    void stop(Duration grace) {
        issuer.stop();
        loop.schedule(this::cancelAll, grace.toNanos(), TimeUnit.NANOSECONDS);
        checkDrained();
    }

    private void cancelAll() {
        for (Exchange e = inFlight.oldest(); e != null; e = inFlight.oldest()) {
            inFlight.remove(e);
            e.abandon();
            recorder.cancelled(e);
        }
        checkDrained();
    }

    /** Runs something on the worker's loop. */
    void execute(Runnable action) {
        loop.execute(action);
    }

    @Override
    int inFlight() {
        return inFlight.size();
    }

    @Override
    long share(long all) {
        return all * (setup.index() + 1) / setup.loops() - all * setup.index() / setup.loops();
    }

    @Override
    int offer(@Nullable VirtualUser user, long intended, long number) {
        return recorder.offered(intended);
    }

    @Override
    void issue(VirtualUser user, long intended, int window, long number) {
        Exchange exchange = spare.isEmpty()
                ? new Exchange(this, setup.adapter(), setup.target().key())
                : spare.pop();
        exchange.begin(user, setup.tags(), intended, System.nanoTime(), window, setup.target().stream());
        exchange.number = number;
        inFlight.add(exchange);
        recorder.dispatched(window);
        WireRequest request;
        try {
            request = setup.source().next(user, number);
        } catch (RuntimeException | Error e) { // an assertion of the user's is an Error, and no reason to stop the loop
            exchange.broken(FailureCause.WORKLOAD_ERROR, setup.thrown().apply(e), System.nanoTime());
            return;
        }
        Dialogue dialogue = user.dialogue;
        exchange.keepText = setup.keepText() || dialogue != null;
        exchange.conversationTurn = dialogue == null ? 0 : dialogue.turn();
        exchange.request = request;
        setup.pool().send(request, exchange);
    }

    @Override
    void delay(@Nullable VirtualUser user, int window, long number) {
        recorder.delayed(window);
    }

    @Override
    void drop(long intended, long number) {
        recorder.dropped(intended);
    }

    /** Takes back a request that has no connection yet. */
    void withdraw(Exchange exchange) {
        setup.pool().withdraw(exchange);
    }

    /** Called by the exchange when it has ended, or an attempt at it. */
    void finished(Exchange exchange) {
        if (!exchange.succeeded() && sentAgain(exchange)) {
            return;
        }
        inFlight.remove(exchange);
        if (exchange.succeeded()) {
            check(exchange);
        }
        recorder.ended(exchange);
        setup.allowance().ended(Math.max(0, exchange.inputTokens) + Math.max(0, exchange.outputTokens));
        if (setup.purse().emptiedBy(exchange)) {
            issuer.stop(); // before the user whose request this was goes on
            setup.spent().run();
        }
        hope.lost(exchange).ifPresent(why -> {
            issuer.stop();
            setup.hopeless().accept(why);
        });
        VirtualUser user = exchange.user;
        boolean neverSent = exchange.writeBegun == Exchange.UNSET;
        if (user != null) {
            advance(user, exchange);
            spare.push(exchange);
            if (neverSent) {
                loop.execute(() -> next(user, true)); // never recursion into the connection that has just failed
            } else {
                next(user, false);
            }
        }
    }

    /** Has a failed request sent again after a wait, during which it is still under way; false: it stays failed. */
    private boolean sentAgain(Exchange failed) {
        WireRequest request = failed.request;
        long wait = setup.retries().waitNanos(failed, setup.deadlines().total(), System.nanoTime());
        if (request == null || wait == Retries.NEVER) {
            return false;
        }
        recorder.retried(failed);
        failed.attempt(setup.tags());
        int turn = failed.turn;
        loop.schedule(
                () -> {
                    if (failed.turn == turn) {
                        setup.pool().send(request, failed);
                    }
                },
                wait,
                TimeUnit.NANOSECONDS);
        return true;
    }

    private void next(VirtualUser user, boolean neverSent) {
        issuer.ended(user, neverSent);
        checkDrained();
    }

    private void check(Exchange e) {
        VirtualUser user = e.user;
        if (!setup.keepText() || user == null) {
            return;
        }
        long last = e.events.size() > 0 ? e.events.last() : e.ended;
        Reply reply = new Reply(
                e.text.toString(),
                e.inputTokens,
                e.outputTokens,
                e.finishReason(),
                Duration.ofNanos(last - e.dispatched));
        try {
            if (!setup.check().passes(user, reply)) {
                e.fail(FailureCause.CHECK_FAILED, "@Check rejected the answer: " + excerpt(e.text));
            }
        } catch (RuntimeException | Error thrown) {
            e.fail(FailureCause.CHECK_FAILED, setup.thrown().apply(thrown));
        }
    }

    private static String excerpt(StringBuilder text) {
        return text.length() <= 80 ? text.toString() : text.substring(0, 80) + "…";
    }

    private static void advance(VirtualUser user, Exchange exchange) {
        Dialogue dialogue = user.dialogue;
        if (dialogue == null) {
            return;
        }
        if (!exchange.succeeded() || !dialogue.hasNext()) {
            user.dialogue = null; // a failed turn ends its conversation
            return;
        }
        dialogue.answered(exchange.text.toString());
    }

    private void tick() {
        long now = System.nanoTime();
        recorder.loopLag(now - tickDue, now);
        traffic(now);
        tickDue += TICK_NANOS;
        expire(now);
        if (windows.at(now) >= windows.count()) {
            issuer.catchUp();
            issuer.stop();
        }
        recorder.finishUpTo(now, false);
        checkDrained();
    }

    private void traffic(long now) {
        Traffic all = setup.pool().traffic();
        if (all.received() != received || all.sent() != sent) {
            recorder.traffic(all.received() - received, all.sent() - sent, now);
            received = all.received();
            sent = all.sent();
        }
    }

    private void expire(long now) {
        Deadlines deadlines = setup.deadlines();
        for (Exchange e = inFlight.oldest();
                e != null && now - e.dispatched > deadlines.total();
                e = inFlight.oldest()) {
            giveUp(e, FailureCause.TIMEOUT, now);
        }
        if (deadlines.phased()) {
            for (Exchange e = inFlight.oldest(); e != null; ) {
                Exchange newer = e.newer; // what follows is asked first: giving up takes the exchange out of the list
                FailureCause missed = deadlines.missed(e, now);
                if (missed != null) {
                    giveUp(e, missed, now);
                }
                e = newer;
            }
        }
    }

    private void giveUp(Exchange exchange, FailureCause why, long now) {
        exchange.abandon();
        exchange.broken(why, setup.deadlines().words(why), now);
    }

    /** Reports the end of the stretch once nothing more comes. */
    @Override
    void checkDrained() {
        Runnable report = drained;
        if (report == null || inFlight.size() > 0 || !issuer.exhausted()) {
            return;
        }
        drained = null;
        ScheduledFuture<?> running = ticks;
        if (running != null) {
            running.cancel(false);
        }
        traffic(System.nanoTime());
        recorder.finishUpTo(System.nanoTime(), true);
        report.run();
    }
}
