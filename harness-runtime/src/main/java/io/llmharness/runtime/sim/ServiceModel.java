package io.llmharness.runtime.sim;

/**
 * How the engine spends its time: takes sequences in and tells their listeners when tokens are there. Pure: time is whatever
 * {@link #advance} is given, in ns and never going back; it computes every instant from instants, never from when it was called, so
 * that a late caller makes nothing drift. Confined to one thread; listeners may call {@link #cancel} and {@link #submit} from within.
 */
interface ServiceModel {
    /** Whether one more request would exceed the bound of the queue. */
    boolean full();

    /** Takes the sequences of one request in. */
    void submit(Sequence[] sequences, long now);

    /** Forgets a sequence, whatever its state. */
    void cancel(Sequence sequence, long now);

    /** The earliest instant at which something happens; {@link Long#MAX_VALUE} when nothing will. */
    long next();

    /** Does all that happens up to now, in order. */
    void advance(long now);

    /** Forgets every prompt it has computed; what runs is not disturbed. */
    void forget();

    int running();

    int waiting();

    /** Share of the KV cache in use. */
    double kvUsage();
}
