package io.llmharness.runtime.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Starts simulated engines by the ids of their dialects. */
public final class Serve {
    private Serve() {}

    /** The dialects on the class path, by id in alphabetical order. */
    public static List<SimDialect> dialects() {
        TreeMap<String, SimDialect> found = new TreeMap<>();
        for (SimDialect dialect : ServiceLoader.load(SimDialect.class)) {
            found.put(dialect.id(), dialect);
        }
        return List.copyOf(found.values());
    }

    /**
     * Starts a server in this JVM.
     *
     * @param ids  one or more dialects; {@link IllegalArgumentException} names an unknown one, or two that serve the same path
     * @param port 0 for any free one
     */
    public static SimServer start(SimOptions options, List<String> ids, int port) throws IOException {
        List<SimDialect> known = dialects();
        List<String> names = known.stream().map(SimDialect::id).toList();
        List<SimDialect> wanted = new ArrayList<>();
        for (String id : ids) {
            int at = names.indexOf(id);
            if (at < 0) {
                throw new IllegalArgumentException("no simulated engine \"" + id + "\"; did you mean \""
                        + NearestWord.to(id, names) + "\"? Known: " + String.join(", ", names));
            }
            wanted.add(known.get(at));
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no simulated engine named. Known: " + String.join(", ", names));
        }
        return SimServer.start(options, wanted, port);
    }
}
