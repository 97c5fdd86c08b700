package io.llmharness.runtime;

import io.llmharness.runtime.cli.CommandLineInterface;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line of {@code benchmarks.jar}. A scenario's own {@code main} may call it to run from an IDE. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        System.exit(new CommandLineInterface(out, err, onTerminal()).run(args));
    }

    /** Does what the arguments say and gives the code that a process is to end with. For a caller that goes on living. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new CommandLineInterface(out, err, false).run(args);
    }

    /** UTF-8 whatever the locale says: tables have dashes and dots that no locale should turn into question marks. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }

    /** From Java 22 on there may be a console without a terminal, and it can be asked. */
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
