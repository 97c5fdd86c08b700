package io.llmharness.api;

/** Who speaks a {@link Message}. */
public enum Role {
    SYSTEM("system"),
    USER("user"),
    ASSISTANT("assistant");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    /** The role's name in every engine's protocol that has it. */
    public String wireName() {
        return wireName;
    }
}
