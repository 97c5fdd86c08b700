package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongToIntFunction;

/** Samples whose lengths come with the arrivals, as in the replay of a trace. */
public final class SizedSamples implements Samples {
    private final PromptMaker prompts;
    private final LongToIntFunction inputTokens;
    private final LongToIntFunction outputTokens;
    private final long count;

    /** Prompts of a maker, with the lengths of each request's number. */
    public SizedSamples(
            PromptMaker prompts, LongToIntFunction inputTokens, LongToIntFunction outputTokens, long count) {
        this.prompts = prompts;
        this.inputTokens = inputTokens;
        this.outputTokens = outputTokens;
        this.count = count;
    }

    @Override
    public Sample of(long requestNumber) {
        return new Sample(
                requestNumber,
                prompts.prompt(requestNumber, inputTokens.applyAsInt(requestNumber)),
                OptionalInt.of(outputTokens.applyAsInt(requestNumber)),
                Map.of());
    }

    @Override
    public long count() {
        return count;
    }
}
