package io.llmharness.runtime.host;

/**
 * Ctrl-C goes to every process of the terminal's group. Only the parent is to act on it: it tells its children when to end, and a fork
 * that died by itself would take what it measured with it.
 */
public final class InterruptKey {
    private InterruptKey() {}

    /** Makes this process deaf to it. The JDK has no supported way; where the unsupported one is missing, nothing changes. */
    public static void ignore() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            // an interrupted run loses the iteration that its fork was in, as it would have without this
        }
    }
}
