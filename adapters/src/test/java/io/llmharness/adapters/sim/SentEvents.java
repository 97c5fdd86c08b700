package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The server-sent events of a response, each of which must be one HTTP chunk. */
record SentEvents(List<String> names, List<String> data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static SentEvents of(WireExchange exchange) {
        assertThat(exchange.statusLine()).startsWith("HTTP/1.1 200 ");
        assertThat(exchange.whole()).isTrue();
        List<String> names = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (String chunk : exchange.chunks()) {
            assertThat(chunk).matches("(?s)(event: [^\n]+\n)?data: [^\r\n]+(\n\n|\r\n\r\n)");
            int at = chunk.indexOf("data: ");
            names.add(at == 0 ? "" : chunk.substring("event: ".length(), at - 1));
            data.add(chunk.substring(at + "data: ".length()).strip());
        }
        return new SentEvents(names, data);
    }

    /** The names, equal neighbours once. */
    List<String> order() {
        List<String> order = new ArrayList<>();
        for (String name : names) {
            if (order.isEmpty() || !order.get(order.size() - 1).equals(name)) {
                order.add(name);
            }
        }
        return order;
    }

    /** The data of all events that are JSON. */
    List<JsonNode> json() {
        return data.stream()
                .filter(text -> text.startsWith("{"))
                .map(SentEvents::parse)
                .toList();
    }

    /** The data of the first event of this name. */
    JsonNode first(String name) {
        return parse(data.get(names.indexOf(name)));
    }

    /** The data of the last event of this name. */
    JsonNode last(String name) {
        return parse(data.get(names.lastIndexOf(name)));
    }

    /** What stands at this place, all events together. */
    String text(String pointer) {
        StringJoiner text = new StringJoiner("");
        json().forEach(event -> text.add(event.at(pointer).asText("")));
        return text.toString();
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
