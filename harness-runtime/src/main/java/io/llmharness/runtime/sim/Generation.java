package io.llmharness.runtime.sim;

import java.util.Arrays;
import java.util.List;

/**
 * One request on its way through the engine, as its dialect and the ground-truth log see it: what was asked and what has been
 * produced so far. Times are {@link System#nanoTime()}, 0 while they have not come. Confined to the event loop that serves it.
 */
public final class Generation {
    private final GenerationRequest request;
    private final Sequence[] sequences;
    private final TokenText[] texts;
    private final long arrivalNanos;
    private final String requestId;
    private long scheduledNanos;
    private long firstTokenNanos;
    private long lastTokenNanos;
    private long firstByteNanos;
    private long endNanos;
    private long[] eventNanos = new long[16];
    private int[] eventTokens = new int[16];
    private int events;
    private int stamped;

    Generation(GenerationRequest request, Sequence.Listener listener, SimOptions options, SimCall call, long number) {
        this.request = request;
        this.arrivalNanos = call.arrivalNanos();
        this.requestId = call.header("x-request-id").orElse("");
        List<Prompt> prompts = request.prompts();
        sequences = new Sequence[prompts.size() * request.answers()];
        texts = new TokenText[sequences.length];
        AnswerLength length = options.answerLength();
        for (int i = 0; i < sequences.length; i++) {
            Prompt prompt = prompts.get(i / request.answers());
            long random = Mix.of(options.seed() + number * 31 + i);
            int natural = length == null ? 0 : length.pick(random);
            int room = Math.max(1, options.context() - prompt.tokens());
            int target = Math.min(request.target(natural), room);
            boolean cut = target == room || (request.maxTokens() > 0 && target >= request.maxTokens());
            FinishReason finish = cut ? FinishReason.LENGTH : FinishReason.STOP;
            sequences[i] = new Sequence(listener, prompt, i, target, finish);
            texts[i] = new TokenText(Mix.of(options.seed() ^ prompt.hash() + i), options.utf8());
        }
    }

    /** What was asked. */
    public GenerationRequest request() {
        return request;
    }

    /** Number of answers being made. */
    public int choices() {
        return sequences.length;
    }

    /** Whether the choice's last token was produced. */
    public boolean ended(int choice) {
        return sequences[choice].done();
    }

    /** Whether every choice's last token was produced. */
    public boolean ended() {
        for (Sequence sequence : sequences) {
            if (!sequence.done()) {
                return false;
            }
        }
        return true;
    }

    /** Why the choice ends when it does. */
    public FinishReason finishReason(int choice) {
        return sequences[choice].finish;
    }

    /** Tokens of all prompts together, each counted once. */
    public int promptTokens() {
        int tokens = 0;
        for (Prompt prompt : request.prompts()) {
            tokens += prompt.tokens();
        }
        return tokens;
    }

    /** Tokens of all prompts that came from the prefix cache. */
    public int cachedTokens() {
        int tokens = 0;
        for (int i = 0; i < sequences.length; i += request.answers()) {
            tokens += sequences[i].cached;
        }
        return tokens;
    }

    /** Tokens of all answers so far. */
    public int completionTokens() {
        int tokens = 0;
        for (Sequence sequence : sequences) {
            tokens += sequence.produced;
        }
        return tokens;
    }

    /** Tokens of one answer so far. */
    public int completionTokens(int choice) {
        return sequences[choice].produced;
    }

    /** Tokens of reasoning that the choice's answer begins with. */
    public int reasoningTokens(int choice) {
        return Math.min(request.reasoning(), sequences[choice].target / 2);
    }

    /** Tokens of reasoning in all answers so far. */
    public int reasoningTokens() {
        int tokens = 0;
        for (int choice = 0; choice < sequences.length; choice++) {
            tokens += Math.min(reasoningTokens(choice), sequences[choice].produced);
        }
        return tokens;
    }

    /** How often the engine took memory away from this request. */
    public int preemptions() {
        int sum = 0;
        for (Sequence sequence : sequences) {
            sum += sequence.preemptions;
        }
        return sum;
    }

    /** Appends the text of the choice's tokens {@code [from, to)} as the content of a JSON string: nothing in it needs an escape. */
    public void text(WireBuffer out, int choice, int from, int to) {
        Sequence sequence = sequences[choice];
        boolean invisibleEnd = sequence.finish == FinishReason.STOP;
        int last = invisibleEnd ? Math.min(to, sequence.target - 1) : to;
        int reasoning = reasoningTokens(choice);
        for (int i = from; i < last; i++) {
            out.put(i == reasoning ? texts[choice].first(i) : texts[choice].token(i));
        }
    }

    /** The client's {@code X-Request-Id}; empty when it sent none. */
    public String requestId() {
        return requestId;
    }

    /** When the request's last byte had been read. */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /** When it could enter the queue: its arrival, or later when something like loading the model came first. */
    public long queuedNanos() {
        return arrivalNanos + request.delayNanos();
    }

    /** When its first sequence left the queue. */
    public long scheduledNanos() {
        return scheduledNanos;
    }

    /** When the first token was there; 0 before. */
    public long firstTokenNanos() {
        return firstTokenNanos;
    }

    /** When the last token so far was there; 0 before the first. */
    public long lastTokenNanos() {
        return lastTokenNanos;
    }

    /** When the head of the response was written. */
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /** When the server was done with it. */
    public long endNanos() {
        return endNanos;
    }

    /** Number of token events so far; of an answer in one piece the events that a stream would have had. */
    public int events() {
        return events;
    }

    /** When a token event was written: read just before the flush that carries it, so never after a reader can have it. */
    public long eventNanos(int event) {
        return eventNanos[event];
    }

    /** Tokens of a token event. */
    public int eventTokens(int event) {
        return eventTokens[event];
    }

    Sequence[] sequences() {
        return sequences;
    }

    void scheduled(long nanos) {
        if (scheduledNanos == 0) {
            scheduledNanos = nanos;
        }
    }

    void firstByte(long nanos) {
        if (firstByteNanos == 0) {
            firstByteNanos = nanos;
        }
    }

    void token(long nanos) {
        if (firstTokenNanos == 0) {
            firstTokenNanos = nanos;
        }
        lastTokenNanos = nanos;
    }

    void end(long nanos) {
        endNanos = nanos;
    }

    /** Notes an event whose time comes later by {@link #stamp}. */
    void event(int tokens) {
        if (events == eventTokens.length) {
            eventNanos = Arrays.copyOf(eventNanos, events * 2);
            eventTokens = Arrays.copyOf(eventTokens, events * 2);
        }
        eventTokens[events++] = tokens;
    }

    /** Gives this time to all events that have none yet. */
    void stamp(long nanos) {
        Arrays.fill(eventNanos, stamped, events, nanos);
        stamped = events;
    }
}
