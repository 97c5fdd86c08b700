package io.llmharness.adapters.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The recorded exchanges of one engine, and what was read in them by eye and by a second program: {@code expected.json}. */
public final class Recordings {
    private final Path folder;
    private final JsonNode expected;

    private Recordings(Path folder, JsonNode expected) {
        this.folder = folder;
        this.expected = expected;
    }

    public static Recordings of(String folder) {
        try {
            Path path = Path.of(Recordings.class.getResource("/" + folder).toURI());
            return new Recordings(
                    path,
                    new ObjectMapper().readTree(path.resolve("expected.json").toFile()));
        } catch (URISyntaxException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The exchanges that this suite of tests decodes. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        expected.path("exchanges").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Every recording there is. */
    public Set<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".txt"))
                    .map(f -> f.replaceFirst("(\\.http)?\\.txt$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Those that hold no generation, or one of another engine's protocol. */
    public Set<String> others() {
        return StreamSupport.stream(expected.path("others").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The answer as it came: status line, headers, chunked body. */
    public byte[] bytes(String name) {
        try {
            Path http = folder.resolve(name + ".http.txt");
            return Files.readAllBytes(Files.exists(http) ? http : folder.resolve(name + ".txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The body, its chunks joined. */
    public byte[] body(String name) {
        return RecordedAnswer.of(bytes(name)).body();
    }

    /** The body as JSON. */
    public JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(body(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Id of the engine that reads it. */
    public String engine(String name) {
        return exchange(name).path("engine").asText();
    }

    /** The options with which it is read: {@code key, value, key, value …}. */
    public String[] options(String name) {
        return exchange(name).path("options").properties().stream()
                .flatMap(option -> Stream.of(option.getKey(), option.getValue().asText()))
                .toArray(String[]::new);
    }

    /** What its decoder is to say. */
    public Told expected(String name) {
        JsonNode exchange = exchange(name);
        TreeMap<String, Long> figures = new TreeMap<>();
        exchange.path("figures")
                .properties()
                .forEach(f -> figures.put(f.getKey(), f.getValue().longValue()));
        return new Told(
                exchange.path("outcome").asText(),
                exchange.path("message").asText(""),
                exchange.path("payloads").asInt(0),
                exchange.path("text").asText(""),
                exchange.path("reasoning").asText(""),
                exchange.path("toolCalls").asInt(0),
                exchange.has("usage") ? longs(exchange.path("usage")) : List.of(-1L, -1L, -1L, -1L),
                longs(exchange.path("running")),
                figures,
                exchange.path("finish").asText(""));
    }

    private JsonNode exchange(String name) {
        return expected.path("exchanges").path(name);
    }

    private static List<Long> longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::longValue)
                .toList();
    }
}
