package io.llmharness.adapters.gemini;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON of protocol buffers: a member may be spelt in camel case or with underscores, and the official clients mix them. */
final class ProtoJson {
    private ProtoJson() {}

    /** The member with this name in camel case, however it is spelt; a missing node when it is absent or null. */
    static JsonNode member(JsonNode node, String camelCase) {
        JsonNode found = node.path(camelCase);
        if (found.isMissingNode()) {
            found = node.path(camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));
        }
        return found.isNull() ? node.path("") : found;
    }
}
