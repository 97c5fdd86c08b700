package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.EngineTarget;
import java.util.Locale;
import java.util.stream.Collectors;

/** The resources of the family that generate text. */
public enum Endpoint {
    /** Messages, rendered by the model's chat template. */
    CHAT("/chat/completions"),
    /** A bare prompt, taken as it is: no template, so its length is exactly known. */
    COMPLETIONS("/completions"),
    /** Messages in, items out: OpenAI's newer protocol, which streams typed events. */
    RESPONSES("/responses");

    /** The option that chooses. */
    public static final String OPTION = "endpoint";

    private final String resource;

    Endpoint(String resource) {
        this.resource = resource;
    }

    /** The target's endpoint. Throws {@link IllegalArgumentException} when the engine has no such. */
    static Endpoint of(EngineTarget target, Flavour flavour) {
        String name = target.option(OPTION, CHAT.optionValue());
        return flavour.endpoints().stream()
                .filter(e -> e.optionValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the option \"" + OPTION + "\" is "
                        + flavour.endpoints().stream()
                                .map(e -> "\"" + e.optionValue() + "\"")
                                .collect(Collectors.joining(" or "))
                        + ", not \"" + name + "\""));
    }

    private String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its path below the API's base. */
    public String resource() {
        return resource;
    }
}
