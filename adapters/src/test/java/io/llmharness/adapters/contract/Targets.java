package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Targets for tests. */
public final class Targets {
    private Targets() {}

    /** The adapter's default URL, model {@code m}, streaming, these options: {@code key, value, key, value …}. */
    public static EngineTarget of(EngineAdapter adapter, String... options) {
        return at(defaultUrl(adapter), adapter, options);
    }

    public static EngineTarget at(String url, EngineAdapter adapter, String... options) {
        return target(url, adapter, true, options);
    }

    public static EngineTarget plain(EngineAdapter adapter, String... options) {
        return target(defaultUrl(adapter), adapter, false, options);
    }

    /** The adapter's default URL, another model. */
    public static EngineTarget model(String model, EngineAdapter adapter, String... options) {
        EngineTarget target = of(adapter, options);
        return new EngineTarget(
                target.id(), target.name(), target.url(), model, target.key(), target.options(), target.stream());
    }

    /** The same with a key. */
    public static EngineTarget keyed(String key, EngineTarget target) {
        return new EngineTarget(
                target.id(),
                target.name(),
                target.url(),
                target.model(),
                new Secret(key),
                target.options(),
                target.stream());
    }

    private static EngineTarget target(String url, EngineAdapter adapter, boolean stream, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        String id = spec(adapter).id();
        return new EngineTarget(id, id, URI.create(url), "m", Secret.NONE, map, stream);
    }

    /** A variable's URL stands for each user's own. */
    private static String defaultUrl(EngineAdapter adapter) {
        return spec(adapter).defaultUrl().replaceFirst("^\\$\\{.*}$", "https://resource.example.com");
    }

    private static EngineSpec spec(EngineAdapter adapter) {
        return adapter.getClass().getAnnotation(EngineSpec.class);
    }
}
