package io.llmharness.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * A script of user turns. Each turn is sent when the turn before it is answered, and the engine's own answers go back as
 * history. Immutable; every method returns a copy.
 *
 * @param system the system message; empty: none
 * @param maxTokens maximum answer length of every turn; empty: the engine decides
 * @param thinkTime pause before each turn that is added from here on, except the first
 * @param turns the user's turns, in order
 */
public record Conversation(String system, OptionalInt maxTokens, Duration thinkTime, List<Turn> turns) {

    /**
     * What the user says in one turn.
     *
     * @param text the user's message
     * @param pauseBefore think time between the answer before and this turn
     */
    public record Turn(String text, Duration pauseBefore) {}

    public Conversation {
        turns = List.copyOf(turns);
        if (maxTokens.isPresent() && maxTokens.getAsInt() < 1) {
            throw new IllegalArgumentException("maxTokens must be >= 1, not " + maxTokens.getAsInt());
        }
        if (thinkTime.isNegative()) {
            throw new IllegalArgumentException("a pause cannot be negative: " + thinkTime);
        }
    }

    /** An empty conversation without a system message. */
    public static Conversation start() {
        return system("");
    }

    /** An empty conversation with a system message. */
    public static Conversation system(String content) {
        return new Conversation(content, OptionalInt.empty(), Duration.ZERO, List.of());
    }

    /** Limits every answer to so many tokens, at least 1. */
    public Conversation maxTokens(int tokens) {
        return new Conversation(system, OptionalInt.of(tokens), thinkTime, turns);
    }

    /** The user thinks that long before each of the turns added after this call. */
    public Conversation pause(Duration pause) {
        return new Conversation(system, maxTokens, pause, turns);
    }

    /** Adds a turn. */
    public Conversation ask(String text) {
        List<Turn> all = new ArrayList<>(turns);
        all.add(new Turn(text, turns.isEmpty() ? Duration.ZERO : thinkTime));
        return new Conversation(system, maxTokens, thinkTime, all);
    }

    /** Adds {@code count} turns; the function is given 1, 2, … */
    public Conversation repeat(int count, IntFunction<String> text) {
        Conversation result = this;
        for (int turn = 1; turn <= count; turn++) {
            result = result.ask(text.apply(turn));
        }
        return result;
    }
}
