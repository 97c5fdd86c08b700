package io.llmharness.runtime.selfcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.llmharness.runtime.result.Certificate;

/** Records as one line of JSON: between the processes of a check, and in the cache of certificates. */
final class Wire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();

    private Wire() {}

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers has a JSON form", e);
        }
    }

    static Stage stage(String text) throws JsonProcessingException {
        return JSON.readValue(text, Stage.class);
    }

    static Observed observed(String text) throws JsonProcessingException {
        return JSON.readValue(text, Observed.class);
    }

    static Certificate certificate(String text) throws JsonProcessingException {
        return JSON.readValue(text, Certificate.class);
    }
}
