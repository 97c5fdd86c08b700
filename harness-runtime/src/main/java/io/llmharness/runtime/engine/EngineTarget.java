package io.llmharness.runtime.engine;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One engine as a trial uses it, with everything resolved.
 *
 * @param id the adapter's id
 * @param name its label in reports
 * @param url base URL: http or https, with host; a path is a prefix; no trailing slash, query or fragment
 * @param model the model to ask for, may be empty where the adapter allows it
 * @param key the API key
 * @param options engine options by key, checked against {@link EngineSpec}
 * @param stream whether answers are to be streamed
 */
public record EngineTarget(
        String id, String name, URI url, String model, Secret key, Map<String, String> options, boolean stream) {

    public EngineTarget {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** An option's text, or {@code otherwise} when it is not set. */
    public String option(String key, String otherwise) {
        return options.getOrDefault(key, otherwise);
    }

    /** Whether an option is set to {@code true}, or {@code otherwise} when it is not set. */
    public boolean flag(String key, boolean otherwise) {
        String value = options.get(key);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    /** The path of the base URL followed by {@code path}, which begins with a slash. */
    public String path(String path) {
        String prefix = url.getRawPath() == null ? "" : url.getRawPath();
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) + path : prefix + path;
    }
}
