package io.llmharness.runtime.plan;

import io.llmharness.runtime.text.UsageException;

/**
 * What a run may use up before it ends by itself; 0 where there is no cap. Prices are money for a million tokens, in whatever currency.
 *
 * @param tokens most tokens, prompts and answers together
 * @param money most money
 * @param inputPrice price of prompts
 * @param outputPrice price of answers
 */
public record Budget(long tokens, double money, double inputPrice, double outputPrice) {
    /** No cap and no prices. */
    public static final Budget NONE = new Budget(0, 0, 0, 0);

    private static final double MILLION = 1e6;

    public Budget {
        if (money > 0 && inputPrice <= 0 && outputPrice <= 0) {
            throw new UsageException("A cap on money needs prices: -price in=0.15,out=0.60, for a million tokens.");
        }
    }

    /** Whether there is a cap. */
    public boolean capped() {
        return tokens > 0 || money > 0;
    }

    /** Whether prices are known. */
    public boolean priced() {
        return inputPrice > 0 || outputPrice > 0;
    }

    /** What so many tokens cost. */
    public double cost(double input, double output) {
        return (input * inputPrice + output * outputPrice) / MILLION;
    }

    /** Whether so many tokens use it up. */
    public boolean spent(long input, long output) {
        return tokens > 0 && input + output >= tokens || money > 0 && cost(input, output) >= money;
    }

    /** What is left of it after so many tokens; never nothing, which would be no cap. */
    public Budget less(long input, long output) {
        long tokensLeft = tokens == 0 ? 0 : Math.max(1, tokens - input - output);
        double moneyLeft = money == 0 ? 0 : Math.max(Double.MIN_VALUE, money - cost(input, output));
        return new Budget(tokensLeft, moneyLeft, inputPrice, outputPrice);
    }

    /** An equal part of it. */
    public Budget share(int parts) {
        return new Budget(tokens == 0 ? 0 : Math.max(1, tokens / parts), money / parts, inputPrice, outputPrice);
    }
}
