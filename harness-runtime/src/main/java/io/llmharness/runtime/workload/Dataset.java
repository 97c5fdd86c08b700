package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.Iterator;

/** A source of prompts; an extension point found by {@link java.util.ServiceLoader}, described by {@link DatasetSpec}. */
public interface Dataset {
    /**
     * Opens the data set. The samples depend on the request alone: the same request gives the same samples in the same order on
     * every machine. Throws {@link IllegalArgumentException} with a sentence for the user when the request makes no sense.
     */
    Iterator<Sample> open(DatasetRequest request);
}
