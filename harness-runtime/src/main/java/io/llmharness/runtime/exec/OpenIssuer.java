package io.llmharness.runtime.exec;

import io.llmharness.runtime.load.FireTimes;
import io.llmharness.runtime.load.LoopLoad;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Arrivals at their own times, whatever the engine does. Each keeps its intended time, also when it has to wait because too many
 * requests are in flight: what the wait costs shows in the {@code .intended} metrics. Times are absolute, so lateness of one
 * arrival never shifts another.
 */
final class OpenIssuer implements Issuer {
    private final Dispatch worker;
    private final EventLoop loop;
    private final FireTimes times;
    private final int maxInFlight;
    private final int loops;
    private final Deque<VirtualUser> free;
    private final LongQueue waiting = new LongQueue();
    private final Runnable onDue = this::arrivalsDue;
    private Windows windows = Windows.none();
    private long base;
    private long next;
    /** Number of the next request to be sent, and of the next to arrive: they are sent in the order of their arrivals. */
    private long number;

    private long arrived;
    private long left;
    private boolean stopped = true;
    private boolean exhausted = true;

    OpenIssuer(Dispatch worker, EventLoop loop, LoopLoad.Open load, List<VirtualUser> users, int index, int loops) {
        this.worker = worker;
        this.loop = loop;
        this.times = load.arrivals();
        this.maxInFlight = load.maxInFlight();
        this.free = new ArrayDeque<>(users);
        this.number = index;
        this.arrived = index;
        this.loops = loops;
        this.next = times.nextNanos();
    }

    @Override
    public void begin(Windows stretch) {
        windows = stretch;
        stopped = false;
        exhausted = false;
        left = stretch.requests() == Long.MAX_VALUE ? Long.MAX_VALUE : worker.share(stretch.requests());
        base = stretch.startNanos() - (number < loops ? 0 : next);
        scheduleNext();
    }

    private void scheduleNext() {
        if (stopped || exhausted) {
            return;
        }
        long due = next == FireTimes.NEVER ? Long.MAX_VALUE : base + next;
        if (left <= 0 || due == Long.MAX_VALUE || windows.at(due) >= windows.count()) {
            exhausted = true;
            worker.checkDrained();
            return;
        }
        loop.schedule(onDue, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void arrivalsDue() {
        catchUp();
        scheduleNext();
    }

    @Override
    public void catchUp() {
        while (!stopped && left > 0 && next != FireTimes.NEVER) {
            long due = base + next;
            if (due > System.nanoTime() || windows.at(due) >= windows.count()) {
                break;
            }
            left--;
            next = times.nextNanos();
            arrive(due);
        }
    }

    private void arrive(long intended) {
        long own = arrived;
        arrived += loops;
        int window = worker.offer(null, intended, own);
        if (worker.inFlight() >= maxInFlight || free.isEmpty()) {
            waiting.add(intended);
            worker.delay(null, window, own);
        } else {
            issue(intended, window);
        }
    }

    private void issue(long intended, int window) {
        worker.issue(free.pop(), intended, window, number);
        number += loops;
    }

    @Override
    public void ended(VirtualUser user, boolean neverSent) {
        Dialogue dialogue = user.dialogue;
        if (dialogue != null && !stopped) {
            loop.schedule(() -> nextTurn(user), dialogue.pauseNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        user.dialogue = null;
        free.push(user);
        if (!waiting.isEmpty() && worker.inFlight() < maxInFlight) {
            long intended = waiting.remove();
            issue(intended, windows.at(intended));
        }
    }

    private void nextTurn(VirtualUser user) {
        long now = System.nanoTime();
        if (stopped || windows.at(now) >= windows.count()) {
            user.dialogue = null;
            free.push(user);
            return;
        }
        worker.issue(user, now, worker.offer(user, now, number), number);
    }

    @Override
    public void stop() {
        stopped = true;
        exhausted = true;
        while (!waiting.isEmpty()) {
            worker.drop(waiting.remove(), number);
            number += loops; // an arrival keeps its number, sent or not
        }
    }

    @Override
    public boolean exhausted() {
        return exhausted && waiting.isEmpty();
    }
}
