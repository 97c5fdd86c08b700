package io.llmharness.runtime.plan;

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

    /** This one, with prices where it has none. */
    public Budget orPrices(double input, double output) {
        return priced() ? this : new Budget(tokens, money, input, output);
    }

    /** Whether money is to be counted and nobody said what a token costs. */
    boolean unpriced() {
        return money > 0 && !priced();
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
        return usedUp(input + output, cost(input, output));
    }

    /** Whether so many tokens, and what they cost, use it up. */
    public boolean usedUp(long usedTokens, double usedMoney) {
        return tokens > 0 && usedTokens >= tokens || money > 0 && usedMoney >= money;
    }

    /** What is left of it after so many tokens and what they cost; never nothing, which would be no cap. */
    public Budget less(long usedTokens, double usedMoney) {
        long tokensLeft = tokens == 0 ? 0 : Math.max(1, tokens - usedTokens);
        double moneyLeft = money == 0 ? 0 : Math.max(Double.MIN_VALUE, money - usedMoney);
        return new Budget(tokensLeft, moneyLeft, inputPrice, outputPrice);
    }

    /** An equal part of it. */
    public Budget share(int parts) {
        return new Budget(tokens == 0 ? 0 : Math.max(1, tokens / parts), money / parts, inputPrice, outputPrice);
    }
}
