package io.llmharness.runtime.exec;

import io.llmharness.runtime.load.LoopLoad;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Users that send again when they are answered, after their think time. */
final class ClosedIssuer implements Issuer {
    /** Rest after a request that found no connection, so that a dead engine is not hammered thousands of times a second. */
    private static final long REST_NANOS = 100_000_000L;

    private final Dispatch worker;
    private final EventLoop loop;
    private final LoopLoad.Closed load;
    private final List<VirtualUser> users;
    private final int allUsers;
    private Windows windows = Windows.none();
    private long left;
    private boolean stopped;

    /**
     * An issuer.
     *
     * @param allUsers number of users of all loops
     */
    ClosedIssuer(Dispatch worker, EventLoop loop, LoopLoad.Closed load, List<VirtualUser> users, int allUsers) {
        this.worker = worker;
        this.loop = loop;
        this.load = load;
        this.users = users;
        this.allUsers = allUsers;
    }

    @Override
    public void begin(Windows stretch) {
        windows = stretch;
        stopped = false;
        left = share(stretch.requests());
        long now = System.nanoTime();
        for (int i = 0; i < users.size(); i++) {
            VirtualUser user = users.get(i);
            user.dialogue = null;
            later(user, stretch.startNanos() + load.startDelays().get(i).toNanos() - now);
        }
    }

    private long share(long requests) {
        if (requests == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long first = load.firstUser();
        return requests * (first + load.users()) / allUsers - requests * first / allUsers;
    }

    @Override
    public void ended(VirtualUser user, boolean neverSent) {
        Dialogue dialogue = user.dialogue;
        long pause = dialogue == null ? load.thinkTime().toNanos() : dialogue.pauseNanos();
        later(user, neverSent ? Math.max(pause, REST_NANOS) : pause);
    }

    private void later(VirtualUser user, long delayNanos) {
        if (over()) {
            return;
        }
        if (delayNanos <= 0) {
            issue(user);
            return;
        }
        loop.schedule(() -> issue(user), delayNanos, TimeUnit.NANOSECONDS);
    }

    private void issue(VirtualUser user) {
        if (over()) {
            return;
        }
        long wait = worker.allowanceNanos(System.nanoTime());
        if (wait > 0) {
            loop.schedule(() -> send(user, true), wait, TimeUnit.NANOSECONDS);
        } else {
            send(user, false);
        }
    }

    private void send(VirtualUser user, boolean heldBack) {
        if (over()) {
            return;
        }
        left--;
        long now = System.nanoTime();
        long number = user.user.index() + user.requests++ * allUsers;
        int window = worker.offer(user, now, number);
        if (heldBack) {
            worker.delay(user, window, number);
        }
        worker.issue(user, now, window, number);
    }

    private boolean over() {
        return stopped || left <= 0 || windows.at(System.nanoTime()) >= windows.count();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean exhausted() {
        return over() || users.isEmpty();
    }
}
