package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.EngineTarget;

/** The two resources of the family that generate text. */
public enum Endpoint {
    /** Messages, rendered by the model's chat template. */
    CHAT("/chat/completions"),
    /** A bare prompt, taken as it is: no template, so its length is exactly known. */
    COMPLETIONS("/completions");

    /** The option that chooses. */
    public static final String OPTION = "endpoint";

    private final String resource;

    Endpoint(String resource) {
        this.resource = resource;
    }

    /** The target's endpoint. Throws {@link IllegalArgumentException} when there is no such. */
    public static Endpoint of(EngineTarget target) {
        String name = target.option(OPTION, "chat");
        return switch (name) {
            case "chat" -> CHAT;
            case "completions" -> COMPLETIONS;
            default ->
                throw new IllegalArgumentException(
                        "the option \"endpoint\" is \"chat\" or \"completions\", not \"" + name + "\"");
        };
    }

    /** Its path below the API's base. */
    public String resource() {
        return resource;
    }
}
