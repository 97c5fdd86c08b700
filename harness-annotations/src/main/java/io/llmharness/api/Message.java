package io.llmharness.api;

import java.util.Objects;

/** One message of a chat. */
public record Message(Role role, String content) {
    public Message {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(content, "content");
    }

    /** A system message. */
    public static Message system(String content) {
        return new Message(Role.SYSTEM, content);
    }

    /** A user's message. */
    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    /** An answer of the model. */
    public static Message assistant(String content) {
        return new Message(Role.ASSISTANT, content);
    }
}
