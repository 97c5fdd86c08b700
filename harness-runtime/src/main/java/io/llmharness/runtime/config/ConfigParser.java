package io.llmharness.runtime.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.llmharness.runtime.config.ConfigNode.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of one file, YAML or by its name JSON, into a tree that knows its lines. */
final class ConfigParser {
    private static final Pattern PLACE = Pattern.compile(" line (\\d+), column ");

    private final String file;
    private final Environment environment;
    private final ConfigProblems problems;

    ConfigParser(String file, Environment environment, ConfigProblems problems) {
        this.file = file;
        this.environment = environment;
        this.problems = problems;
    }

    /** The tree; empty when there is none, which is then among the problems. */
    Optional<ConfigNode> parse(String text) {
        boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json");
        JsonFactory factory = json ? new JsonFactory() : new YAMLFactory();
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                problems.add(file, 0, "is empty; \"config init\" writes an example.");
                return Optional.empty();
            }
            ConfigNode root = value(parser, "");
            if (parser.nextToken() != null) {
                problems.add(file, line(parser), "a second document begins here; a file has one.");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            problems.add(file, line(e), "this is not " + (json ? "JSON" : "YAML") + ": " + words(e) + ".");
        } catch (IOException e) {
            problems.add(file, 0, "cannot be read: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    /** The sentences of a message, without the excerpts between them. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    /** Where it went wrong, which a message about YAML names last. */
    private static int line(JsonProcessingException e) {
        return PLACE.matcher(e.getOriginalMessage())
                .results()
                .map(place -> Integer.parseInt(place.group(1)))
                .reduce((first, last) -> last)
                .orElse(e.getLocation() == null ? 0 : e.getLocation().getLineNr());
    }

    private ConfigNode value(JsonParser parser, String path) throws IOException {
        int line = line(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(file, line, path + " is an alias (*" + parser.getText() + "), which a file here cannot have.");
            return new ConfigNode(Kind.NULL, file, line, path, "", true);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, new ConfigNode(Kind.OBJECT, file, line, path, "", false));
            case START_ARRAY -> array(parser, new ConfigNode(Kind.ARRAY, file, line, path, "", false));
            case VALUE_STRING -> string(parser, line, path);
            case VALUE_NUMBER_INT -> new ConfigNode(Kind.INTEGER, file, line, path, parser.getText(), false);
            case VALUE_NUMBER_FLOAT -> new ConfigNode(Kind.NUMBER, file, line, path, parser.getText(), false);
            case VALUE_TRUE, VALUE_FALSE -> new ConfigNode(Kind.BOOLEAN, file, line, path, parser.getText(), false);
            default -> new ConfigNode(Kind.NULL, file, line, path, "", false);
        };
    }

    private ConfigNode string(JsonParser parser, int line, String path) throws IOException {
        String written = parser.getText();
        String text = written;
        try {
            text = environment.resolve(written);
        } catch (IllegalArgumentException e) {
            problems.add(file, line, path + " " + e.getMessage() + ".");
            return new ConfigNode(Kind.NULL, file, line, path, "", true);
        }
        if (Secrets.in(text)) {
            problems.add(file, line, path + " holds what looks like a key; " + Secrets.ADVICE + ".");
            return new ConfigNode(Kind.NULL, file, line, path, "", true); // no later message may repeat it
        }
        return new ConfigNode(Kind.STRING, file, line, path, text, !text.equals(written));
    }

    private ConfigNode object(JsonParser parser, ConfigNode object) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line(parser);
            String path = object.path.isEmpty() ? key : object.path + "." + key;
            parser.nextToken();
            ConfigNode before = object.entries.get(key);
            if (before != null) {
                problems.add(file, line, path + " is given twice, here and on line " + before.line + ".");
            }
            object.entries.put(key, value(parser, path));
        }
        return object;
    }

    private ConfigNode array(JsonParser parser, ConfigNode array) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.items.add(value(parser, array.path + "[" + array.items.size() + "]"));
        }
        return array;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
