package io.llmharness.runtime.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.llmharness.runtime.result.ConfidenceInterval;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalDouble;

/** JSON as the result files have it: the same bytes for the same result, on every system. */
final class Json {
    /** Reads and writes the records of a result; empty optionals are left out, times are ISO-8601. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final ObjectWriter PRETTY =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A record as an object of its components. */
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Indented, with a line feed at the end; leaves the stream open. */
    static void write(JsonNode node, OutputStream out) throws IOException {
        out.write(PRETTY.writeValueAsBytes(node));
        out.write('\n');
    }

    /** Sets the field when there is a value; infinities have no JSON form and are left out. */
    static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(name, value.getAsDouble());
        }
    }

    static ObjectNode interval(ConfidenceInterval interval) {
        return object().put("level", interval.level())
                .put("low", interval.low())
                .put("high", interval.high())
                .put("method", interval.method());
    }
}
