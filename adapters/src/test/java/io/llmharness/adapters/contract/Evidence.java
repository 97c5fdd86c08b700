package io.llmharness.adapters.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What the tests of this JVM saw adapters read, as lines {@code engine TAB what}, written at its end to the file that the system property
 * {@code evidence.file} names. The table of docs/engines.md is made of it.
 */
final class Evidence {
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    static {
        String file = System.getProperty("evidence.file", "");
        if (!file.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(file)), "evidence"));
        }
    }

    private Evidence() {}

    /** An answer was read. */
    static void read(String engine, boolean streamed, Told told) {
        if (!told.outcome().equals("ok")) {
            SEEN.add(engine + "\terrors");
            return;
        }
        if (!told.text().isEmpty()) {
            SEEN.add(engine + (streamed ? "\tstream" : "\tplain"));
        }
        if (told.usage().get(0) >= 0 && told.usage().get(1) >= 0) {
            SEEN.add(engine + "\tusage");
        }
        if (!told.reasoning().isEmpty()) {
            SEEN.add(engine + "\treasoning");
        }
        if (told.toolCalls() > 0) {
            SEEN.add(engine + "\ttools");
        }
        told.figures().keySet().forEach(figure -> SEEN.add(engine + "\tfigure " + figure));
    }

    /** An answer that a real engine gave was read as expected. */
    static void recorded(String engine) {
        SEEN.add(engine + "\trecorded");
    }

    private static void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, new TreeSet<>(SEEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
