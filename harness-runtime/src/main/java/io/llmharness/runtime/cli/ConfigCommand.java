package io.llmharness.runtime.cli;

import io.llmharness.runtime.ExitCode;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.config.Config;
import io.llmharness.runtime.config.ConfigExample;
import io.llmharness.runtime.config.ConfigFiles;
import io.llmharness.runtime.config.ConfigText;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes, shows, describes and checks files with engines and scenarios. */
final class ConfigCommand implements Command {
    private static final String EXAMPLE = "llm-harness.yaml";
    private static final List<String> VERBS = List.of("init", "show", "schema", "check");
    private static final List<String> HEADER = List.of(
            "Files with engines and scenarios, for -config: YAML or JSON.",
            "",
            "  init [file]     Write a commented example, which runs as it is; " + EXAMPLE + ".",
            "  show regexp...  Print scenarios of the class path as a file.",
            "  schema          Print the JSON Schema of files, for editors.",
            "  check file...   Say what is wrong in files, and run nothing.");

    /** What the words add up to. */
    static final class Arguments {
        private final List<String> words = new ArrayList<>();
        private boolean help;
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "Write, show, describe or check files with engines and scenarios.";
    }

    @Override
    public List<OptionRow<Arguments>> rows() {
        return new OptionRows<Arguments>()
                .flag("-h", "Print this text.", (a, v) -> a.help = true)
                .all();
    }

    @Override
    public ExitCode run(List<String> words, Console console) {
        Arguments arguments = new Arguments();
        new WordParser<>(true, rows()).parse(words, arguments, (a, word) -> a.words.add(word));
        if (arguments.help || arguments.words.isEmpty()) {
            console.out().print(HelpText.of(name(), HEADER, String.join("|", VERBS), rows()));
            return arguments.help ? ExitCode.DONE : ExitCode.USAGE;
        }
        String verb = arguments.words.get(0);
        List<String> rest = arguments.words.subList(1, arguments.words.size());
        switch (verb) {
            case "init" -> init(rest, console);
            case "show" -> console.out().print(shown(rest));
            case "schema" -> console.out().print(ConfigFiles.schema());
            case "check" -> check(rest, console);
            default -> throw new UsageException("\"" + verb + "\" is not expected here." + Nearest.hint(verb, VERBS));
        }
        return ExitCode.DONE;
    }

    private static void init(List<String> words, Console console) {
        if (words.size() > 1) {
            throw new UsageException("\"" + words.get(1) + "\" is not expected here.");
        }
        Path file = Path.of(words.isEmpty() ? EXAMPLE : words.get(0));
        try {
            Files.writeString(file, ConfigExample.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already, and is left as it is. Name another file.", e);
        } catch (IOException e) {
            throw new RunFailure("Cannot write " + file + ": " + e + ".", e);
        }
        console.out().println("Written: " + file + ". It runs as it is, answered by the simulated engine:");
        console.out().println("  " + Program.command() + " -config " + file);
    }

    private static String shown(List<String> regexps) {
        if (regexps.isEmpty()) {
            throw new UsageException("Which benchmarks? Write config show REGEXP; -l lists them.");
        }
        OptionsBuilder options = Options.builder();
        regexps.forEach(options::include);
        List<Benchmark> benchmarks = new Harness(options.build(), RunListener.silent(), "").benchmarks();
        List<String> refused = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            List<String> obstacles = ConfigText.obstacles(benchmark);
            if (!obstacles.isEmpty()) {
                refused.add(benchmark.name() + " cannot be said in a file: " + String.join(", ", obstacles) + ".");
            }
        }
        if (!refused.isEmpty()) {
            throw new UsageException(String.join("\n", refused));
        }
        return ConfigText.of(benchmarks);
    }

    private static void check(List<String> files, Console console) {
        if (files.isEmpty()) {
            throw new UsageException("Which files? Write config check FILE...");
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Config config = new ConfigFiles(loader, System::getenv)
                .read(files.stream().map(Path::of).toList());
        console.out()
                .println("Nothing is wrong: " + count(config.engines().size(), "engine") + ", "
                        + count(config.scenarios().size(), "scenario") + ".");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
