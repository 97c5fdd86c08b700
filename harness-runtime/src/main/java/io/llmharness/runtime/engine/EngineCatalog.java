package io.llmharness.runtime.engine;

import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The engines on the class path, by id. */
public final class EngineCatalog {
    /** An adapter and its description. */
    public record Entry(EngineSpec spec, EngineAdapter adapter) {}

    private final Map<String, Entry> entries;

    private EngineCatalog(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Finds every adapter of the class loader. Throws {@link UsageException} when two claim an id or one lacks its spec. */
    public static EngineCatalog load(ClassLoader loader) {
        try {
            return of(ServiceLoader.load(EngineAdapter.class, loader));
        } catch (ServiceConfigurationError e) {
            throw new UsageException(
                    "An engine adapter on the class path cannot be loaded: " + e.getMessage() + ".", e);
        }
    }

    /** A catalog of these adapters. */
    public static EngineCatalog of(Iterable<EngineAdapter> adapters) {
        Map<String, Entry> found = new TreeMap<>();
        for (EngineAdapter adapter : adapters) {
            EngineSpec spec = adapter.getClass().getAnnotation(EngineSpec.class);
            if (spec == null) {
                throw new UsageException(adapter.getClass().getName() + " lacks @EngineSpec");
            }
            Entry other = found.putIfAbsent(spec.id(), new Entry(spec, adapter));
            if (other != null) {
                throw new UsageException("two adapters claim the engine id \"" + spec.id() + "\": "
                        + other.adapter().getClass().getName() + " and "
                        + adapter.getClass().getName());
            }
        }
        return new EngineCatalog(Collections.unmodifiableMap(found));
    }

    /** The engine with this id. */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** All engines, by id. */
    public List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** All ids, in order. */
    public List<String> ids() {
        return List.copyOf(entries.keySet());
    }
}
