package io.llmharness.benchmarks.docs;

import io.llmharness.benchmarks.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(String path, String text) {
    /**
     * Code that says where it was taken from: a comment {@code <!-- snippet: FILE -->} and the block behind it.
     *
     * @param source path of the source
     */
    record Snippet(String source, String code) {}

    private static final Pattern GENERATED =
            Pattern.compile("(<!-- generated: ([^>]+) -->\n)(.*?)(\n<!-- end -->)", Pattern.DOTALL);
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\S+) -->\n```\\w*\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** The pages that tests look at: all of docs and of the root, the deciders' records included. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/decisions", "deploy/engines")) {
            try (Stream<Path> files = Files.list(Repository.file(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".md"))
                        .sorted()
                        .map(name -> folder.isEmpty() ? name : folder + "/" + name)
                        .forEach(path -> pages.add(new Page(path, Repository.text(path))));
            }
        }
        return pages;
    }

    /** The parts between {@code <!-- generated: NAME -->} and {@code <!-- end -->}, by name. */
    Map<String, String> generated() {
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher matcher = GENERATED.matcher(text);
        while (matcher.find()) {
            parts.put(matcher.group(2), matcher.group(3));
        }
        return parts;
    }

    List<Snippet> snippets() {
        return SNIPPET.matcher(text)
                .results()
                .map(match -> new Snippet(match.group(1), match.group(2)))
                .toList();
    }

    /** Targets of links to files of the work tree, as written. */
    List<String> links() {
        return LINK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** Writes the page with its generated parts replaced. */
    void rewrite(Map<String, String> parts) throws IOException {
        String rewritten = GENERATED
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + parts.getOrDefault(match.group(2), match.group(3)) + match.group(4)));
        Files.writeString(Repository.file(path), rewritten, StandardCharsets.UTF_8);
    }
}
