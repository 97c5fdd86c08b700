package io.llmharness.adapters.sim;

import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.UUID;

/** Names that do not come twice in a server's life. */
public final class FreshId {
    private static final long VERSION_MASK = 0xf000;
    private static final long VERSION_4 = 0x4000;

    private FreshId() {}

    /** The prefix and 16 hexadecimal digits. */
    public static String of(String prefix, SimHost host) {
        return new WireBuffer().text(prefix).hex(host.freshId()).toString();
    }

    /** The two numbers, but for six bits, in the form of a UUID of version 4. */
    public static String uuid(long high, long low) {
        return new UUID((high & ~VERSION_MASK) | VERSION_4, (low >>> 2) | Long.MIN_VALUE).toString();
    }
}
