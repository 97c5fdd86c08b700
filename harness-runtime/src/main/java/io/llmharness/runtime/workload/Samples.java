package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;

/** The samples of a trial, by the number of the request that asks for one. Read by all loops at once. */
public sealed interface Samples permits Deck, SizedSamples {
    /** The sample of the request with this number, from 0. */
    Sample of(long requestNumber);

    /** Samples there are before they begin again; {@link Long#MAX_VALUE} where they never do. */
    long count();
}
