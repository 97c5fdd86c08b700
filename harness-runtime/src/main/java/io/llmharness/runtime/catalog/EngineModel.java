package io.llmharness.runtime.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One {@code @Engine}.
 *
 * @param id the adapter's id
 * @param name label, the id where none was given
 * @param model model name; empty: the adapter decides
 * @param url base URL with placeholders unresolved; empty: the adapter's default
 * @param apiKeyEnv name of the variable that holds the key; empty: the adapter's default
 * @param options engine options in source order
 * @param reset the state that the engine is put into before each fork; empty: none
 * @param terms what a file says of it besides
 */
public record EngineModel(
        String id,
        String name,
        String model,
        String url,
        String apiKeyEnv,
        Map<String, String> options,
        String reset,
        EngineTerms terms) {

    /** An engine of which no file says anything. */
    public EngineModel(
            String id,
            String name,
            String model,
            String url,
            String apiKeyEnv,
            Map<String, String> options,
            String reset) {
        this(id, name, model, url, apiKeyEnv, options, reset, EngineTerms.NONE);
    }

    public EngineModel {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** An engine with nothing but its id. */
    public static EngineModel of(String id) {
        return new EngineModel(id, id, "", "", "", Map.of(), "", EngineTerms.NONE);
    }

    public EngineModel named(String label) {
        return new EngineModel(id, label, model, url, apiKeyEnv, options, reset, terms);
    }

    public EngineModel model(String modelName) {
        return new EngineModel(id, name, modelName, url, apiKeyEnv, options, reset, terms);
    }

    public EngineModel url(String baseUrl) {
        return new EngineModel(id, name, model, baseUrl, apiKeyEnv, options, reset, terms);
    }

    public EngineModel apiKeyEnv(String variable) {
        return new EngineModel(id, name, model, url, variable, options, reset, terms);
    }

    public EngineModel option(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put(key, value);
        return new EngineModel(id, name, model, url, apiKeyEnv, all, reset, terms);
    }

    public EngineModel reset(String state) {
        return new EngineModel(id, name, model, url, apiKeyEnv, options, state, terms);
    }

    public EngineModel terms(EngineTerms said) {
        return new EngineModel(id, name, model, url, apiKeyEnv, options, reset, said);
    }

    /** This engine, with what {@code other} says where this one says nothing; an engine with another adapter says nothing of use. */
    public EngineModel or(EngineModel other) {
        if (!other.id.equals(id)) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(other.options);
        all.putAll(options);
        return new EngineModel(
                id,
                name,
                model.isEmpty() ? other.model : model,
                url.isEmpty() ? other.url : url,
                apiKeyEnv.isEmpty() ? other.apiKeyEnv : apiKeyEnv,
                all,
                reset.isEmpty() ? other.reset : reset,
                terms);
    }
}
