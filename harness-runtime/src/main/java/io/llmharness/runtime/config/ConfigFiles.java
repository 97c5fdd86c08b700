package io.llmharness.runtime.config;

import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.config.ConfigNode.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all files of a run together: an engine of one may be named in another. Everything wrong in them is told at once. */
public final class ConfigFiles {
    /** No file that people write is longer; a data set that was named by mistake is. */
    private static final long LONGEST = 4 << 20;

    private final Environment environment;
    private final KnownNames known;
    private final ConfigProblems problems = new ConfigProblems();

    /**
     * A reader.
     *
     * @param loader where engines, data sets and load shapes are looked for
     * @param environment environment variables, for placeholders
     */
    public ConfigFiles(ClassLoader loader, Function<String, @Nullable String> environment) {
        this.environment = new Environment(environment);
        this.known = new KnownNames(loader);
    }

    /** The JSON Schema of files, for editors. */
    public static String schema() {
        return ConfigSchema.text();
    }

    /** What the files say. Throws {@link io.llmharness.runtime.text.UsageException} with everything that is wrong, a line each. */
    public Config read(List<Path> files) {
        List<ConfigNode> roots = new ArrayList<>();
        for (Path file : files) {
            text(file)
                    .flatMap(text -> new ConfigParser(file.toString(), environment, problems).parse(text))
                    .ifPresent(roots::add);
        }
        ConfigSchema schema = new ConfigSchema(problems);
        roots.forEach(schema::check);
        problems.check();
        Config config = config(roots);
        problems.check();
        return config;
    }

    private Config config(List<ConfigNode> roots) {
        EngineReader engineReader = new EngineReader(known, problems);
        Map<String, EngineModel> engines = new LinkedHashMap<>();
        for (ConfigNode node : items(roots, "engines")) {
            EngineModel engine = engineReader.read(node);
            if (engines.put(engine.name(), engine) != null) {
                problems.add(
                        node, "is the second engine named \"" + engine.name() + "\"; give each a \"name\" of its own.");
            }
        }
        ScenarioReader scenarioReader = new ScenarioReader(engines, engineReader, known, problems);
        Map<String, DeclaredScenario> scenarios = new LinkedHashMap<>();
        for (ConfigNode node : items(roots, "scenarios")) {
            DeclaredScenario scenario = new DeclaredScenario(scenarioReader.read(node));
            if (scenarios.put(node.text("name"), scenario) != null) {
                problems.add(node, "is the second scenario named \"" + node.text("name") + "\".");
            }
        }
        return new Config(List.copyOf(engines.values()), List.copyOf(scenarios.values()));
    }

    private static List<ConfigNode> items(List<ConfigNode> roots, String key) {
        return roots.stream()
                .filter(root -> root.kind == Kind.OBJECT)
                .flatMap(root -> root.get(key).stream())
                .flatMap(list -> list.items.stream())
                .toList();
    }

    private Optional<String> text(Path file) {
        try {
            if (!Files.exists(file)) {
                problems.add(file.toString(), 0, "there is no such file.");
            } else if (Files.isDirectory(file)) {
                problems.add(file.toString(), 0, "is a folder; name each file in it with a -config of its own.");
            } else if (Files.size(file) > LONGEST) {
                problems.add(file.toString(), 0, "is longer than " + (LONGEST >> 20) + " MB; is it a data set?");
            } else {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString());
            }
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), 0, "is not text in UTF-8.");
        } catch (AccessDeniedException e) {
            problems.add(file.toString(), 0, "may not be read.");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "cannot be read: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }
}
