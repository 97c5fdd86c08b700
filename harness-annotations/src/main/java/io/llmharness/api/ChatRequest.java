package io.llmharness.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One request to a model, engine-neutral and immutable; every {@code with}-like method returns a copy.
 *
 * @param messages the chat, oldest first; never empty
 * @param maxTokens wanted and maximum number of output tokens; empty: the engine decides
 * @param temperature sampling temperature; empty: the engine decides
 */
public record ChatRequest(List<Message> messages, OptionalInt maxTokens, OptionalDouble temperature) {
    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one message");
        }
        if (maxTokens.isPresent() && maxTokens.getAsInt() < 1) {
            throw new IllegalArgumentException("maxTokens must be >= 1, not " + maxTokens.getAsInt());
        }
    }

    /** A request with one user message. */
    public static ChatRequest of(String prompt) {
        return of(List.of(Message.user(prompt)));
    }

    /** A request with these messages. */
    public static ChatRequest of(List<Message> messages) {
        return new ChatRequest(messages, OptionalInt.empty(), OptionalDouble.empty());
    }

    /** A request with a sample's prompt, or its whole chat, and its answer length where the sample has one. */
    public static ChatRequest of(Sample sample) {
        List<Message> messages =
                sample.messages().isEmpty() ? List.of(Message.user(sample.prompt())) : sample.messages();
        return new ChatRequest(messages, sample.outputTokens(), OptionalDouble.empty());
    }

    /** This request with a system message in front, in place of one that is there. */
    public ChatRequest system(String content) {
        List<Message> all = new ArrayList<>(messages.size() + 1);
        all.add(Message.system(content));
        messages.stream().filter(m -> m.role() != Role.SYSTEM).forEach(all::add);
        return new ChatRequest(all, maxTokens, temperature);
    }

    /** This request with one more message at the end. */
    public ChatRequest and(Message message) {
        List<Message> all = new ArrayList<>(messages);
        all.add(message);
        return new ChatRequest(all, maxTokens, temperature);
    }

    /** This request with a maximum answer length in tokens, at least 1. */
    public ChatRequest maxTokens(int tokens) {
        return new ChatRequest(messages, OptionalInt.of(tokens), temperature);
    }

    /** This request with a sampling temperature. */
    public ChatRequest temperature(double value) {
        return new ChatRequest(messages, maxTokens, OptionalDouble.of(value));
    }
}
