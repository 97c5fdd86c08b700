package io.llmharness.runtime.sim;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A simulated engine as a process of its own. Prints {@code listening PORT} once it listens and ends when its standard input does,
 * so never after its parent.
 */
public final class SimProcess {
    static final String LISTENING = "listening ";

    private SimProcess() {}

    /** Arguments: dialect ids joined by commas, port, spec of {@link SimOptions} (may be empty). */
    public static void main(String[] args) throws IOException {
        List<String> ids = List.of(args[0].split(","));
        SimOptions options = SimOptions.parse(args.length > 2 ? args[2] : "");
        try (SimServer server = Serve.start(options, ids, Integer.parseInt(args[1]));
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((LISTENING + server.port() + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (System.in.read() >= 0) {
                // whatever the parent writes has no meaning; its end has
            }
        }
    }
}
