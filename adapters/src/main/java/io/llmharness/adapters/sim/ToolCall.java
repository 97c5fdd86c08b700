package io.llmharness.adapters.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * A call of one of the tools that a request offers. Its arguments are an object with one text, named after the first member that the
 * tool requires, or else knows; the text is what the simulated model says.
 */
public final class ToolCall {
    private final String name;
    private final byte[] begin;
    private final byte[] quotedBegin;

    /** A call of the tool of this name, whose parameters this JSON schema describes; a missing node where there is none. */
    public ToolCall(String name, JsonNode schema) {
        this.name = name;
        String open =
                new WireBuffer().text("{").json(argument(schema)).text(":\"").toString();
        String quoted = new WireBuffer().json(open).toString();
        begin = open.getBytes(StandardCharsets.UTF_8);
        quotedBegin = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    /** The tool's name. */
    public String name() {
        return name;
    }

    /** What comes in front of the arguments' text where they are JSON. */
    public WireBuffer begin(WireBuffer out) {
        return out.put(begin);
    }

    /** What comes behind it. */
    public static WireBuffer end(WireBuffer out) {
        return out.text("\"}");
    }

    /** What comes in front of the arguments' text where they are JSON within a JSON string. */
    public WireBuffer beginQuoted(WireBuffer out) {
        return out.put(quotedBegin);
    }

    /** What comes behind it. */
    public static WireBuffer endQuoted(WireBuffer out) {
        return out.text("\\\"}");
    }

    private static String argument(JsonNode schema) {
        String required = schema.path("required").path(0).asText("");
        if (!required.isEmpty()) {
            return required;
        }
        Iterator<String> known = schema.path("properties").fieldNames();
        return known.hasNext() ? known.next() : "input";
    }
}
