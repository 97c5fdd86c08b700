package io.llmharness.runtime.sim;

/**
 * One choice of a generation as the engine model sees it. Its times are in the time of the {@link ServiceModel} that owns it.
 */
final class Sequence {
    /** Hears what becomes of a sequence. */
    interface Listener {
        /** It left the queue for the first time. */
        void scheduled(Sequence sequence);

        /** The tokens from {@link #sent} to {@link #produced} are there, as of this instant. */
        void event(Sequence sequence, long due);
    }

    /** Where it stands. */
    enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    final Listener listener;
    final Prompt prompt;
    final int choice;
    final int target;
    final FinishReason finish;
    State state = State.WAITING;
    int produced;
    int sent;
    /** Tokens of prompt and answer that are in the KV cache. */
    int computed;
    /** Tokens of the prompt that were found in the prefix cache. */
    int cached;
    /** Tokens of KV memory held. */
    long memory;

    int preemptions;
    long due;
    long[] blocks = new long[0];

    Sequence(Listener listener, Prompt prompt, int choice, int target, FinishReason finish) {
        this.listener = listener;
        this.prompt = prompt;
        this.choice = choice;
        this.target = target;
        this.finish = finish;
    }

    /** Tokens of the prompt and of the answer so far. */
    int length() {
        return prompt.tokens() + produced;
    }

    boolean done() {
        return produced == target;
    }

    /** Where the event ends that begins with token {@link #produced}: the first token goes alone, the rest in full chunks. */
    int nextEventEnd(int chunk) {
        return produced == 0 ? 1 : Math.min(target, produced + chunk);
    }

    /** Whether what was produced since the last event is to be sent now. */
    boolean eventDue(int chunk) {
        return produced == 1 || done() || produced - sent >= chunk;
    }
}
