package io.llmharness.runtime.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A long text, of which prompts are pieces: cutting a piece costs no more than copying it, whatever its length, so that an event loop
 * can do it. A piece begins at a word that the request's number decides, and goes round the text's end. Immutable.
 */
final class WordPool implements PromptMaker {
    /** Words in a pool of random words. */
    private static final int RANDOM_WORDS = 1 << 16;

    private final String text;
    private final int[] starts;
    private final long seed;

    private WordPool(List<String> words, long seed) {
        this.seed = seed;
        starts = new int[words.size() + 1];
        StringBuilder pool = new StringBuilder(words.size() * 7);
        for (int i = 0; i < words.size(); i++) {
            starts[i] = pool.length();
            pool.append(words.get(i)).append(' ');
        }
        starts[words.size()] = pool.length();
        text = pool.toString();
    }

    /** Pieces of these words as they stand. */
    static WordPool of(List<String> words, long seed) {
        return new WordPool(words, seed);
    }

    /** Pieces of a text in which these words come at random. */
    static WordPool random(String[] words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> all = new ArrayList<>(RANDOM_WORDS);
        for (int i = 0; i < RANDOM_WORDS; i++) {
            all.add(words[random.nextInt(words.length)]);
        }
        return new WordPool(all, seed);
    }

    @Override
    public String prompt(long requestNumber, int tokens) {
        int size = starts.length - 1;
        int first = new SplittableRandom(seed ^ (requestNumber * 0x9E3779B97F4A7C15L)).nextInt(size);
        if (first + (long) tokens <= size) {
            return text.substring(starts[first], starts[first + tokens] - 1);
        }
        StringBuilder round = new StringBuilder(text.substring(starts[first]));
        int left = tokens - (size - first);
        for (; left > size; left -= size) {
            round.append(text);
        }
        return round.append(text, 0, starts[left] - 1).toString();
    }
}
