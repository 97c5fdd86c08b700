package io.llmharness.benchmarks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.benchmarks.Repository;
import io.llmharness.benchmarks.docs.Page.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents take from the code is what the code says. {@code -Dgoldens=update} writes the generated parts anew. */
class DocumentsTest {
    private static final Map<String, String> PARTS = GeneratedParts.all();

    static List<Page> pages() throws IOException {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void generatedPartsAreAsTheCodeSays(Page page) throws IOException {
        if ("update".equals(System.getProperty("goldens"))) {
            page.rewrite(PARTS);
            return;
        }
        page.generated()
                .forEach((name, text) ->
                        assertThat(text).as(name + " in " + page.path()).isEqualTo(PARTS.get(name)));
    }

    @Test
    void everyGeneratedPartStandsSomewhere() throws IOException {
        Set<String> shown = pages().stream()
                .flatMap(page -> page.generated().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(shown)).isEqualTo(new TreeSet<>(PARTS.keySet()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void snippetsAreLinesOfTheirSource(Page page) {
        for (Snippet snippet : page.snippets()) {
            String source =
                    Repository.text(snippet.source()).lines().map(String::strip).collect(Collectors.joining("\n"));
            String code = snippet.code().lines().map(String::strip).collect(Collectors.joining("\n"));
            assertThat("\n" + source + "\n")
                    .as(page.path() + " shows what " + snippet.source() + " does not say")
                    .contains("\n" + code + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void javaOnAPageIsTakenFromASource(Page page) {
        assertThat(page.text().split("```java", -1).length)
                .as("blocks of Java in " + page.path() + ", each behind <!-- snippet: FILE -->")
                .isEqualTo(page.snippets().size() + 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        Path folder = Repository.file(page.path()).getParent();
        assertThat(page.links())
                .allSatisfy(link ->
                        assertThat(Files.exists(folder.resolve(link))).as(link).isTrue());
    }
}
