package io.llmharness.runtime.exec;

import org.jspecify.annotations.Nullable;

/** One issuer of several workers on a loop: it begins when the last of them is ready, and has ended for all of them together. */
final class SharedIssuer implements Issuer {
    private final int members;
    private @Nullable Issuer issuer;
    private int ready;
    private boolean begun;

    SharedIssuer(int members) {
        this.members = members;
    }

    /** What is shared; known once all members exist. */
    void of(Issuer shared) {
        issuer = shared;
    }

    private Issuer shared() {
        Issuer shared = issuer;
        if (shared == null) {
            throw new IllegalStateException("nothing is shared yet");
        }
        return shared;
    }

    @Override
    public void begin(Windows windows) {
        ready++;
        begun = ready == members;
        if (begun) {
            ready = 0;
            shared().begin(windows);
        }
    }

    @Override
    public void ended(VirtualUser user, boolean neverSent) {
        shared().ended(user, neverSent);
    }

    @Override
    public void stop() {
        shared().stop();
    }

    @Override
    public boolean exhausted() {
        return begun && shared().exhausted();
    }
}
