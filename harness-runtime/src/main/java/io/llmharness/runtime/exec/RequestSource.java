package io.llmharness.runtime.exec;

import io.llmharness.runtime.http.WireRequest;

/** Says what a user asks next. Belongs to one loop. */
interface RequestSource {
    /**
     * The next request of a user; may throw whatever the scenario's method throws.
     *
     * @param number number of the request among those of all loops, from 0: what decides the sample, so that the order of samples does
     *     not depend on the number of loops
     */
    WireRequest next(VirtualUser user, long number);
}
