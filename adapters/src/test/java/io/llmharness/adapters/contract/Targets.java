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
        return at(spec(adapter).defaultUrl(), adapter, options);
    }

    public static EngineTarget at(String url, EngineAdapter adapter, String... options) {
        return target(url, adapter, true, options);
    }

    public static EngineTarget plain(EngineAdapter adapter, String... options) {
        return target(spec(adapter).defaultUrl(), adapter, false, options);
    }

    private static EngineTarget target(String url, EngineAdapter adapter, boolean stream, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        String id = spec(adapter).id();
        return new EngineTarget(id, id, URI.create(url), "m", Secret.NONE, map, stream);
    }

    private static EngineSpec spec(EngineAdapter adapter) {
        return adapter.getClass().getAnnotation(EngineSpec.class);
    }
}
