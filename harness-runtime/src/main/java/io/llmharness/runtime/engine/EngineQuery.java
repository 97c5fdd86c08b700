package io.llmharness.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A question about an engine that is asked outside any measurement.
 *
 * @param call the request
 * @param read what its JSON answer means; {@code MissingNode} for an empty or non-JSON body
 */
public record EngineQuery<T>(HttpCall call, Function<JsonNode, T> read) {}
