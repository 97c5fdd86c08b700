package io.llmharness.runtime.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sequences for a model under test and what becomes of them. Times in tests are ms, in the model ns. */
final class ModelProbe implements Sequence.Listener {
    final List<String> log = new ArrayList<>();
    Consumer<Sequence> onEvent = sequence -> {};

    /** A sequence of this many tokens after a prompt of this many words, known by its choice number. */
    Sequence sequence(int name, int promptTokens, int target) {
        return new Sequence(this, Prompt.of("w ".repeat(promptTokens)), name, target, FinishReason.LENGTH);
    }

    Sequence[] one(int name, int promptTokens, int target) {
        return new Sequence[] {sequence(name, promptTokens, target)};
    }

    @Override
    public void scheduled(Sequence sequence) {}

    /** Logs name, tokens of the event and its instant: {@code 0:1@200}. */
    @Override
    public void event(Sequence sequence, long due) {
        log.add(sequence.choice + ":" + (sequence.produced - sequence.sent) + "@" + millis(due));
        sequence.sent = sequence.produced;
        onEvent.accept(sequence);
    }

    static long ms(double millis) {
        return Math.round(millis * 1e6);
    }

    private static String millis(long nanos) {
        return nanos % 1_000_000 == 0 ? Long.toString(nanos / 1_000_000) : Double.toString(nanos / 1e6);
    }
}
