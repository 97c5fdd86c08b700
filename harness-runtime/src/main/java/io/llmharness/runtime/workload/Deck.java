package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Samples drawn before the load starts, so that no loop waits for a data set. Requests go through it round and round. */
public final class Deck implements Samples {
    /** Samples drawn where the data set has no end. */
    public static final int SIZE = 1024;

    private final List<Sample> samples;

    private Deck(List<Sample> samples) {
        this.samples = samples;
    }

    /** The first samples, {@code most} of them at most. Throws {@link IllegalArgumentException} when there is none. */
    public static Deck draw(Iterator<Sample> dataset, int most) {
        List<Sample> drawn = new ArrayList<>();
        while (drawn.size() < most && dataset.hasNext()) {
            drawn.add(dataset.next());
        }
        if (drawn.isEmpty()) {
            throw new IllegalArgumentException("the data set is empty");
        }
        return new Deck(List.copyOf(drawn));
    }

    /** One fixed prompt, with answers of a drawn or left-open length. */
    public static Deck ofPrompt(String prompt, String outputTokens, long seed) {
        if (outputTokens.isEmpty()) {
            return new Deck(List.of(new Sample(0, prompt, OptionalInt.empty(), Map.of())));
        }
        TokenLength length = TokenLength.parse(outputTokens);
        SplittableRandom random = new SplittableRandom(seed);
        int size = length instanceof TokenLength.Fixed ? 1 : SIZE;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            samples.add(new Sample(i, prompt, OptionalInt.of(length.draw(random)), Map.of()));
        }
        return new Deck(List.copyOf(samples));
    }

    /** Number of samples. */
    public int size() {
        return samples.size();
    }

    /** Where the sample of the request with this number stands. */
    public int index(long requestNumber) {
        return (int) (requestNumber % samples.size());
    }

    @Override
    public Sample of(long requestNumber) {
        return get(index(requestNumber));
    }

    @Override
    public long count() {
        return samples.size();
    }

    /** The sample at an index. */
    public Sample get(int index) {
        return samples.get(index);
    }
}
