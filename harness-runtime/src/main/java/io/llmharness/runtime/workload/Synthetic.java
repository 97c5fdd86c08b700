package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Prompts of common English words, drawn at random. The words are ones that the usual tokenizers keep whole, so a prompt of n words
 * is close to n tokens; the engine's own count stands in the result, and that is the figure to trust.
 */
@AutoService(Dataset.class)
@DatasetSpec(id = "synthetic", description = "random common English words, about one token each")
public final class Synthetic implements Dataset {
    private static final String DEFAULT_INPUT = "128";

    private static final String[] WORDS =
            ("time year people way day man thing woman life child world school state family student "
                            + "group country problem hand part place case week company system program question work government number "
                            + "night point home water room mother area money story fact month lot right study book eye job word "
                            + "business issue side kind head house service friend father power hour game line end member law car city "
                            + "community name president team minute idea body information back parent face others level office door "
                            + "health person art war history party result change morning reason research girl guy moment air teacher "
                            + "force education")
                    .split(" ");

    @Override
    public Iterator<Sample> open(DatasetRequest request) {
        TokenLength input = TokenLength.parse(request.inputTokens().isEmpty() ? DEFAULT_INPUT : request.inputTokens());
        OptionalLength output = OptionalLength.parse(request.outputTokens());
        SplittableRandom random = new SplittableRandom(request.seed());
        return new Iterator<>() {
            private long index;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Sample next() {
                String prompt = prompt(random, input.draw(random));
                return new Sample(index++, prompt, output.draw(random), Map.of());
            }
        };
    }

    @Override
    public Optional<PromptMaker> sized(DatasetRequest request) {
        return Optional.of(WordPool.random(WORDS, request.seed()));
    }

    static String[] words() {
        return WORDS.clone();
    }

    private static String prompt(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder(words * 7);
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                text.append(' ');
            }
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** A length that may be left to the engine. */
    private record OptionalLength(Optional<TokenLength> length) {
        static OptionalLength parse(String text) {
            return new OptionalLength(text.isEmpty() ? Optional.empty() : Optional.of(TokenLength.parse(text)));
        }

        OptionalInt draw(SplittableRandom random) {
            return length.isPresent() ? OptionalInt.of(length.get().draw(random)) : OptionalInt.empty();
        }
    }
}
