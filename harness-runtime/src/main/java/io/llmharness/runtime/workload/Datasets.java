package io.llmharness.runtime.workload;

import io.llmharness.runtime.text.UsageException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The data sets on the class path, by id. */
public final class Datasets {
    private final Map<String, Dataset> datasets;

    private Datasets(Map<String, Dataset> datasets) {
        this.datasets = datasets;
    }

    /** Finds every data set of the class loader. Throws {@link UsageException} when two claim an id or one lacks its spec. */
    public static Datasets load(ClassLoader loader) {
        Map<String, Dataset> found = new TreeMap<>();
        for (Dataset dataset : ServiceLoader.load(Dataset.class, loader)) {
            DatasetSpec spec = dataset.getClass().getAnnotation(DatasetSpec.class);
            if (spec == null) {
                throw new UsageException(dataset.getClass().getName() + " lacks @DatasetSpec");
            }
            if (found.putIfAbsent(spec.id(), dataset) != null) {
                throw new UsageException("two classes claim the data set \"" + spec.id() + "\"");
            }
        }
        return new Datasets(Collections.unmodifiableMap(found));
    }

    /** The data set with this id. */
    public Optional<Dataset> find(String id) {
        return Optional.ofNullable(datasets.get(id));
    }

    /** The description of the data set with this id, which there must be. */
    public DatasetSpec spec(String id) {
        DatasetSpec spec = find(id).orElseThrow().getClass().getAnnotation(DatasetSpec.class);
        return Objects.requireNonNull(spec);
    }

    /** All ids, in order. */
    public List<String> ids() {
        return List.copyOf(datasets.keySet());
    }
}
