package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** A source of prompts; an extension point found by {@link java.util.ServiceLoader}, described by {@link DatasetSpec}. */
public interface Dataset {
    /**
     * Opens the data set. The samples depend on the request alone: the same request gives the same samples in the same order on
     * every machine. Throws {@link IllegalArgumentException} with a sentence for the user when the request makes no sense.
     */
    Iterator<Sample> open(DatasetRequest request);

    /** Most samples that are kept in memory and asked round and round. */
    default int rows(DatasetRequest request) {
        return Deck.SIZE;
    }

    /**
     * Prompts of lengths that are known only when requests arrive, as in the replay of a trace; empty where the data set has only
     * prompts of its own.
     */
    default Optional<PromptMaker> sized(DatasetRequest request) {
        return Optional.empty();
    }

    /**
     * Judges a request before anything runs, and says what there is to know beside it, such as the hash of a file; the result
     * records it. Throws as {@link #open} does.
     */
    default Map<String, String> facts(DatasetRequest request) {
        open(request);
        return Map.of();
    }

    /** Whether prompts share prefixes on purpose, so that a salt in front of each would undo them. */
    default boolean reusesPrefixes() {
        return false;
    }

    /** The parts of which each is to be measured by itself, by name; empty: it is one. Throws as {@link #open} does. */
    default Map<String, DatasetRequest> cells(DatasetRequest request) {
        return Map.of();
    }
}
