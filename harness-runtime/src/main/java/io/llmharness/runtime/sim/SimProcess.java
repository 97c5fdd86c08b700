package io.llmharness.runtime.sim;

import io.llmharness.runtime.host.InterruptKey;
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
        InterruptKey.ignore();
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            try {
                run(out, List.of(args[0].split(",")), Integer.parseInt(args[1]), args.length > 2 ? args[2] : "");
            } catch (IllegalArgumentException | IOException e) {
                print(out, String.valueOf(e.getMessage()));
            }
        }
        System.exit(0); // without waiting for Netty's global executor, which ends a second after its last task
    }

    private static void run(FileOutputStream out, List<String> ids, int port, String spec) throws IOException {
        SimServer server = Serve.start(SimOptions.parse(spec), ids, port);
        try (server) {
            print(out, LISTENING + server.port());
            awaitEndOfInput();
        }
        print(out, String.join("\n", SimSummary.of(server).lines()));
    }

    private static void awaitEndOfInput() throws IOException {
        byte[] ignored = new byte[64];
        while (System.in.read(ignored) >= 0) {
            // whatever the parent writes has no meaning; its end has
        }
    }

    private static void print(FileOutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
