package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Prompts in groups that begin alike, as those of a few applications with system messages of their own: k prefixes, of which the i-th
 * is as frequent as 1/i^s (Zipf), and behind each a part that never comes twice. They show what a prefix cache saves.
 */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "shared-prefix",
        description = "prompts in groups that begin alike, for prefix caches",
        options = {
            @DatasetSpec.Option(
                    name = "prefixes",
                    type = DatasetSpec.Type.INTEGER,
                    description = "number of groups, 10 unless given"),
            @DatasetSpec.Option(
                    name = "prefixTokens",
                    type = DatasetSpec.Type.INTEGER,
                    description = "length of a prefix in tokens, 1024 unless given; inputTokens is that of the rest"),
            @DatasetSpec.Option(
                    name = "zipf",
                    type = DatasetSpec.Type.DECIMAL,
                    description = "how uneven the groups are: 0 all alike, 1 unless given")
        })
public final class SharedPrefixes implements Dataset {
    private static final String DEFAULT_INPUT = "128";
    private static final int MOST_PREFIXES = 100_000;
    private static final int LONGEST = 10_000_000;

    @Override
    public Iterator<Sample> open(DatasetRequest request) {
        return new SizedRows(request, DEFAULT_INPUT, maker(request));
    }

    @Override
    public Map<String, String> facts(DatasetRequest request) {
        open(request);
        return Map.of();
    }

    @Override
    public boolean reusesPrefixes() {
        return true;
    }

    private static PromptMaker maker(DatasetRequest request) {
        DatasetOptions options = new DatasetOptions(request.options());
        int prefixes = options.whole("prefixes", 10, 1, MOST_PREFIXES);
        int tokens = options.whole("prefixTokens", 1024, 1, LONGEST);
        double[] cumulated = zipf(prefixes, options.number("zipf", 1));
        WordPool fronts = WordPool.random(Synthetic.words(), request.seed());
        WordPool rests = WordPool.random(Synthetic.words(), request.seed() + 1);
        return (number, length) -> {
            double draw = new SplittableRandom(request.seed() + number).nextDouble();
            int group = group(cumulated, draw);
            return "Group " + group + ". " + fronts.prompt(group, tokens) + " Request " + number + ": "
                    + rests.prompt(number, length);
        };
    }

    /** Shares of the groups, each added to those before it. */
    static double[] zipf(int groups, double exponent) {
        double[] cumulated = new double[groups];
        double sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += StrictMath.pow(i + 1.0, -exponent);
            cumulated[i] = sum;
        }
        for (int i = 0; i < groups; i++) {
            cumulated[i] /= sum;
        }
        return cumulated;
    }

    private static int group(double[] cumulated, double draw) {
        int place = Arrays.binarySearch(cumulated, draw);
        return Math.min(cumulated.length - 1, place < 0 ? -place - 1 : place + 1);
    }
}
