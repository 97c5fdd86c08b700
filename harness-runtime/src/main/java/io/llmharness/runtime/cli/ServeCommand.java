package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.sim.Serve;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimKey;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.sim.SimServer;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the simulated engine as a server until it is stopped. */
final class ServeCommand implements Command {
    /** What the words add up to. */
    static final class Arguments {
        private final List<String> engines = new ArrayList<>();
        private SimOptions options = SimOptions.defaults();
        private int port = 8000;
        private boolean help;
    }

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "Run the simulated engine as a server.";
    }

    @Override
    public List<OptionRow<Arguments>> rows() {
        OptionRows<Arguments> rows = new OptionRows<Arguments>()
                .group("Server")
                .once(
                        "-engine <id,...>",
                        "Engines whose protocols it speaks.",
                        "",
                        (a, v) -> a.engines.addAll(Values.list(v)))
                .once("-port <n>", "Port to listen on; 0 for any free one.", "8000", (a, v) -> a.port = port(v))
                .flag("-h", "Print this text.", (a, v) -> a.help = true)
                .group("Behaviour; with -sim as key=value, without the dash");
        for (SimKey key : SimKey.values()) {
            rows.once(
                    "-" + key.word() + " <value>",
                    sentence(key.meaning()),
                    key.otherwise(),
                    (a, v) -> a.options = a.options.with(key, v));
        }
        return rows.all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        Arguments arguments = new Arguments();
        new WordParser<>(false, rows()).parse(words, arguments, (a, v) -> {});
        if (arguments.help) {
            console.out().print(HelpText.of(name(), List.of(summary()), "", rows()));
            return ExitCode.DONE;
        }
        if (arguments.engines.isEmpty()) {
            throw new UsageException("Which engines? Name them with -engine. Known: "
                    + String.join(
                            ", ", Serve.dialects().stream().map(SimDialect::id).toList()) + ".");
        }
        try (SimServer server = Serve.start(arguments.options, arguments.engines, arguments.port)) {
            console.out()
                    .println(String.join(", ", arguments.engines) + " simulated at http://"
                            + arguments.options.given().getOrDefault("host", "127.0.0.1") + ":" + server.port()
                            + " (Ctrl-C ends it)");
            console.out().flush();
            return untilStopped(server);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new RunFailure(
                    "The simulated engine cannot listen on port " + arguments.port + ": " + e.getMessage() + ".", e);
        }
    }

    private static ExitCode untilStopped(SimServer server) {
        Thread hook = new Thread(server::close, "serve-end"); // writes what the ground-truth log still holds
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return ExitCode.INTERRUPTED;
    }

    private static int port(String text) {
        int port = Values.whole(text);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(port + " is not a port: 0 to 65535");
        }
        return port;
    }

    /** A keyword with a colon behind it is left as it is typed. */
    private static String sentence(String meaning) {
        boolean keyword = meaning.split(" ")[0].endsWith(":");
        return (keyword ? meaning : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1)) + ".";
    }
}
