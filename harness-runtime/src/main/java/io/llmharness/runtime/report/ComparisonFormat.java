package io.llmharness.runtime.report;

import io.llmharness.runtime.compare.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forms of a comparison. */
public enum ComparisonFormat {
    /** For the console. */
    TEXT("text", ".txt", ComparisonText::render),
    /** For a pull request. */
    MARKDOWN("markdown", ".md", ComparisonMarkdown::render),
    /** For programs. */
    JSON("json", ".json", ComparisonJson::render),
    /** For a build server: a test case each figure. */
    JUNIT("junit", ".xml", ComparisonJunit::render);

    private final String id;
    private final String extension;
    private final Function<Comparison, String> render;

    ComparisonFormat(String id, String extension, Function<Comparison, String> render) {
        this.id = id;
        this.extension = extension;
        this.render = render;
    }

    /** Its word on the command line. */
    public String id() {
        return id;
    }

    /** How its files usually end, with the dot. */
    public String extension() {
        return extension;
    }

    /** The comparison in this form, with a line feed at its end. */
    public String render(Comparison comparison) {
        return render.apply(comparison);
    }

    /** The words of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ComparisonFormat::id).toList();
    }

    /** The format with this word. */
    public static Optional<ComparisonFormat> find(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    /** The format that a file's name ends in. */
    public static Optional<ComparisonFormat> forFile(String name) {
        return Arrays.stream(values()).filter(f -> name.endsWith(f.extension)).findFirst();
    }
}
