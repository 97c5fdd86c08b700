package io.llmharness.runtime;

import io.llmharness.runtime.cli.CommandLineInterface;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line of {@code benchmarks.jar}. A scenario's own {@code main} may call it to run from an IDE. */
public final class Main {
    private static final int BUFFER = 8192;

    private Main() {}

    public static void main(String[] args) {
        boolean terminal = System.console() != null;
        int code = run(args, stream(FileDescriptor.out), stream(FileDescriptor.err), terminal);
        System.exit(code);
    }

    /** Does what the arguments say and gives the code that the process is to end with. For a caller that goes on living. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, out, err, false);
    }

    private static int run(String[] args, PrintStream out, PrintStream err, boolean terminal) {
        return new CommandLineInterface(out, err, terminal).run(args);
    }

    /** UTF-8 whatever the locale says: tables have dashes and dots that no locale should turn into question marks. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                true,
                StandardCharsets.UTF_8);
    }
}
