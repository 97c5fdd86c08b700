package io.llmharness.runtime.load;

import io.llmharness.runtime.text.UsageException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The load shapes on the class path, by id. */
public final class LoadShapes {
    private final Map<String, LoadShape> shapes;

    private LoadShapes(Map<String, LoadShape> shapes) {
        this.shapes = shapes;
    }

    /** Finds every shape of the class loader. Throws {@link UsageException} when two claim an id or one lacks its spec. */
    public static LoadShapes load(ClassLoader loader) {
        Map<String, LoadShape> found = new TreeMap<>();
        for (LoadShape shape : ServiceLoader.load(LoadShape.class, loader)) {
            LoadShapeSpec spec = shape.getClass().getAnnotation(LoadShapeSpec.class);
            if (spec == null) {
                throw new UsageException(shape.getClass().getName() + " lacks @LoadShapeSpec");
            }
            if (found.putIfAbsent(spec.id(), shape) != null) {
                throw new UsageException("two classes claim the load shape \"" + spec.id() + "\"");
            }
        }
        return new LoadShapes(Collections.unmodifiableMap(found));
    }

    /** The shape with this id. */
    public Optional<LoadShape> find(String id) {
        return Optional.ofNullable(shapes.get(id));
    }

    /** The description of the shape with this id. */
    public Optional<LoadShapeSpec> spec(String id) {
        return find(id).map(shape -> shape.getClass().getAnnotation(LoadShapeSpec.class));
    }

    /** All ids, in order. */
    public List<String> ids() {
        return List.copyOf(shapes.keySet());
    }
}
