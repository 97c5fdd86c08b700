package io.llmharness.processor.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The extensions that scenarios can name, by kind and id. */
public final class KnownExtensions {
    private final List<String> simulatorOptions;
    private final Map<ExtensionKind, SortedMap<String, ExtensionModel>> byKind = new EnumMap<>(ExtensionKind.class);

    /**
     * What is known.
     *
     * @param simulatorOptions the words behind {@code sim:}; empty when they are not on the class path
     */
    public KnownExtensions(Collection<ExtensionModel> extensions, List<String> simulatorOptions) {
        this.simulatorOptions = List.copyOf(simulatorOptions);
        extensions.forEach(
                extension -> of(extension.kind()).putIfAbsent(extension.id().value(), extension));
    }

    /** The extension with this id. */
    public Optional<ExtensionModel> find(ExtensionKind kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }

    /** All ids of a kind, in order. */
    public Set<String> ids(ExtensionKind kind) {
        return of(kind).keySet();
    }

    /** The options of the simulated engine; empty when they are not known. */
    public List<String> simulatorOptions() {
        return simulatorOptions;
    }

    private SortedMap<String, ExtensionModel> of(ExtensionKind kind) {
        return byKind.computeIfAbsent(kind, unused -> new TreeMap<>());
    }
}
