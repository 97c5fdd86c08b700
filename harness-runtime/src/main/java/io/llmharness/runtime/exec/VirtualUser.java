package io.llmharness.runtime.exec;

import io.llmharness.api.User;
import org.jspecify.annotations.Nullable;

/** A user of one loop: who asks, what state the scenario keeps for it, and where its conversation stands. */
final class VirtualUser {
    final User user;
    final Object scenario;

    @Nullable
    Dialogue dialogue;

    long requests;
    /** Of a mix, the workload of its last request. */
    int part;

    VirtualUser(User user, Object scenario) {
        this.user = user;
        this.scenario = scenario;
    }
}
