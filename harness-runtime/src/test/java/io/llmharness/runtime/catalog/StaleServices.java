package io.llmharness.runtime.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class path with a service line that was left behind by a deleted scenario. */
final class StaleServices extends ClassLoader {
    private static final byte[] LINE = "com.example.Gone_LlmScenario\n".getBytes(StandardCharsets.UTF_8);

    StaleServices(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.equals("META-INF/services/" + GeneratedScenario.class.getName())) {
            return super.getResources(name);
        }
        @SuppressWarnings("deprecation") // URL.of is newer than Java 17
        URL url = new URL("stale", "", -1, "/services", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL opened) {
                return connection(opened);
            }
        });
        return Collections.enumeration(List.of(url));
    }

    private static URLConnection connection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {}

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(LINE);
            }
        };
    }
}
