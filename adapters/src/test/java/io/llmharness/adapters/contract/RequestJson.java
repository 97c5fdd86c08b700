package io.llmharness.adapters.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;

/** JSON in tests: member order does not matter, apostrophes stand for quotes. */
public final class RequestJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestJson() {}

    public static JsonNode of(HttpCall call) {
        try {
            return JSON.readTree(call.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
