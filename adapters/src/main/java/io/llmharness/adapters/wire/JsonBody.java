package io.llmharness.adapters.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes the JSON body of a request. The option {@value #OPTION} of the target is merged into it by the rules of JSON Merge Patch
 * (RFC 7396): its members replace those the adapter writes, objects are merged, and {@code null} takes a member out. So anything that
 * an engine understands can be said without an adapter that knows it.
 */
public final class JsonBody {
    /** The option that is merged into every request. */
    public static final String OPTION = "body";

    /** One line on {@link #OPTION} for an engine's list of options. */
    public static final String DESCRIPTION =
            "JSON object merged into each request; a member that is null is left out of the request";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .build();

    /** Writes the members of the body's object. */
    @FunctionalInterface
    public interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    private JsonBody() {}

    /** The body's bytes. Throws {@link IllegalArgumentException} when the option is no JSON object. */
    public static byte[] of(EngineTarget target, Members members) {
        try {
            String patch = target.option(OPTION, "");
            return patch.isEmpty() ? write(members) : JSON.writeValueAsBytes(merge(tree(members), patch(patch)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of an object that no option changes. */
    public static byte[] of(Members members) {
        try {
            return write(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(Members members) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
        try (JsonGenerator out = new Repairing(JSON.getFactory().createGenerator(bytes))) {
            writeObject(members, out);
        }
        return bytes.toByteArray();
    }

    private static JsonNode tree(Members members) throws IOException {
        try (TokenBuffer buffer = new TokenBuffer(JSON, false);
                JsonGenerator out = new Repairing(buffer)) {
            writeObject(members, out);
            return JSON.readTree(buffer.asParser());
        }
    }

    private static void writeObject(Members members, JsonGenerator out) throws IOException {
        out.writeStartObject();
        members.write(out);
        out.writeEndObject();
    }

    private static ObjectNode patch(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the option \"" + OPTION + "\" is not JSON: " + text, e);
        }
        throw new IllegalArgumentException("the option \"" + OPTION + "\" is not a JSON object: " + text);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : JSON.createObjectNode();
        members.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                JsonNode before = merged.path(member.getKey());
                merged.set(member.getKey(), merge(before, member.getValue()));
            }
        });
        return merged;
    }

    /** Data sets cut in mid-character leave half surrogate pairs, which UTF-8 cannot hold: they become replacement characters. */
    private static final class Repairing extends JsonGeneratorDelegate {
        Repairing(JsonGenerator out) {
            super(out, false);
        }

        @Override
        public void writeString(String text) throws IOException {
            super.writeString(wellFormed(text));
        }

        private static String wellFormed(String text) {
            if (!hasHalfPair(text)) {
                return text;
            }
            StringBuilder out = new StringBuilder(text.length());
            text.codePoints()
                    .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                    .forEach(out::appendCodePoint);
            return out.toString();
        }

        private static boolean hasHalfPair(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    boolean pair = Character.isHighSurrogate(text.charAt(i))
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!pair) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }
    }
}
