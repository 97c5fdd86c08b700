package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel;
import java.util.Objects;

/**
 * What may be used up before nothing more is asked; 0 where there is no cap. Prices are money for a million tokens, in whatever
 * currency.
 *
 * @param tokens most tokens, prompts and answers together
 * @param money most money
 * @param inputPrice price of prompts
 * @param outputPrice price of answers
 * @param scope over what it counts
 */
public record Budget(long tokens, double money, double inputPrice, double outputPrice, Scope scope) {
    /** Over what a cap counts. */
    public enum Scope {
        /** All trials of the run: an option's. */
        RUN,
        /** All trials of the benchmark: an annotation's. */
        BENCHMARK
    }

    /** No cap and no prices. */
    public static final Budget NONE = new Budget(0, 0, 0, 0);

    /** A budget of the whole run. */
    public Budget(long tokens, double money, double inputPrice, double outputPrice) {
        this(tokens, money, inputPrice, outputPrice, Scope.RUN);
    }

    private static final double MILLION = 1e6;

    public Budget {
        scope = Objects.requireNonNullElse(scope, Scope.RUN); // files of older versions do not have it
    }

    /** This one, with prices where it has none. */
    public Budget orPrices(double input, double output) {
        return priced() ? this : new Budget(tokens, money, input, output, scope);
    }

    /** Whether money is to be counted and nobody said what a token costs. */
    boolean unpriced() {
        return money > 0 && !priced();
    }

    /** This one, and what the annotation says where this one says nothing: about caps, and about prices. */
    Budget or(RunModel.Limits annotated) {
        double in = priced() ? inputPrice : annotated.inputPrice();
        double out = priced() ? outputPrice : annotated.outputPrice();
        boolean capsNothing = annotated.maxTokens() == 0 && annotated.maxCost() == 0;
        return capped() || capsNothing
                ? new Budget(tokens, money, in, out, scope)
                : new Budget(annotated.maxTokens(), annotated.maxCost(), in, out, Scope.BENCHMARK);
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
        return new Budget(tokensLeft, moneyLeft, inputPrice, outputPrice, scope);
    }

    /** An equal part of it. */
    public Budget share(int parts) {
        return new Budget(tokens == 0 ? 0 : Math.max(1, tokens / parts), money / parts, inputPrice, outputPrice, scope);
    }
}
