package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Prompts of a maker, with drawn lengths, without end. */
final class SizedRows implements Iterator<Sample> {
    private final PromptMaker prompts;
    private final TokenLength input;
    private final Optional<TokenLength> output;
    private final SplittableRandom random;
    private long index;

    SizedRows(DatasetRequest request, String otherwise, PromptMaker prompts) {
        this.prompts = prompts;
        this.input = TokenLength.parse(request.inputTokens().isEmpty() ? otherwise : request.inputTokens());
        this.output = request.outputTokens().isEmpty()
                ? Optional.empty()
                : Optional.of(TokenLength.parse(request.outputTokens()));
        this.random = new SplittableRandom(request.seed());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Sample next() {
        int tokens = input.draw(random);
        OptionalInt answer = output.isPresent() ? OptionalInt.of(output.get().draw(random)) : OptionalInt.empty();
        return new Sample(index, prompts.prompt(index++, tokens), answer, Map.of());
    }
}
