package io.llmharness.adapters.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Questions to which engines answer in one of a few forms: which models, which version. */
public final class Listing {
    private Listing() {}

    /** The models that this call lists: the texts {@code name} of the objects in the array {@code list}, which may be null. */
    public static Optional<EngineQuery<List<String>>> models(HttpCall call, String list, String name) {
        return Optional.of(new EngineQuery<>(call, answer -> texts(answer.path(list), name)));
    }

    /** The version that stands in the answer to this call. */
    public static Optional<EngineQuery<String>> version(HttpCall call) {
        return Optional.of(
                new EngineQuery<>(call, answer -> answer.path("version").asText("")));
    }

    /** What the objects of an array have under this name, where they have it. */
    public static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
