package io.llmharness.runtime.workload;

import io.llmharness.runtime.random.StandardNormal;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length in tokens, fixed or drawn: {@code 128}, {@code uniform(a,b)}, {@code normal(mean,sd)}, {@code lognormal(median,sigma)}.
 * Draws are whole numbers and at least 1.
 */
public sealed interface TokenLength {
    /** Draws a length. */
    int draw(SplittableRandom random);

    /** Always the same. */
    record Fixed(int tokens) implements TokenLength {
        @Override
        public int draw(SplittableRandom random) {
            return tokens;
        }
    }

    /** Each whole number from {@code low} to {@code high}, both included, alike. */
    record Uniform(int low, int high) implements TokenLength {
        @Override
        public int draw(SplittableRandom random) {
            return random.nextInt(low, high + 1);
        }
    }

    /** Normal, cut below 1. */
    record Normal(double mean, double deviation) implements TokenLength {
        @Override
        public int draw(SplittableRandom random) {
            return atLeastOne(mean + deviation * StandardNormal.draw(random));
        }
    }

    /** Log-normal: {@code sigma} is the deviation of the logarithm. */
    record LogNormal(double median, double sigma) implements TokenLength {
        @Override
        public int draw(SplittableRandom random) {
            return atLeastOne(median * StrictMath.exp(sigma * StandardNormal.draw(random)));
        }
    }

    /** Reads a length; throws {@link IllegalArgumentException} with a sentence that shows the forms. */
    static TokenLength parse(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("[1-9]\\d{0,8}")) {
            return new Fixed(Integer.parseInt(trimmed));
        }
        Matcher call = Pattern.compile("(uniform|normal|lognormal)\\(\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*\\)")
                .matcher(trimmed.toLowerCase(Locale.ROOT));
        if (call.matches()) {
            try {
                return of(call.group(1), Double.parseDouble(call.group(2)), Double.parseDouble(call.group(3)), text);
            } catch (NumberFormatException e) {
                throw malformed(text);
            }
        }
        throw malformed(text);
    }

    private static TokenLength of(String form, double first, double second, String text) {
        boolean sensible = first >= 1 && second >= 0 && first <= 1e9 && second <= 1e9;
        if (!sensible || form.equals("uniform") && second < first) {
            throw malformed(text);
        }
        return switch (form) {
            case "uniform" -> new Uniform((int) first, (int) second);
            case "normal" -> new Normal(first, second);
            default -> new LogNormal(first, second);
        };
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not a token length. Write 512, uniform(64,256), "
                + "normal(512,64) or lognormal(512,0.5).");
    }

    private static int atLeastOne(double value) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(value)));
    }
}
