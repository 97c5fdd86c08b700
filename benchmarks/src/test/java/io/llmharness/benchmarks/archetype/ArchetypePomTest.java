package io.llmharness.benchmarks.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.benchmarks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A generated project packs its jar exactly as {@code benchmarks} packs ours. */
class ArchetypePomTest {
    private static final String SHADE = "//plugin[artifactId='maven-shade-plugin']/executions";

    /** What names us, and not the project that was generated. */
    private static final Set<String> OURS = Set.of("Implementation-Title", "Implementation-Version", "projectName");

    @Test
    void jarIsPackedAsOurs() throws Exception {
        List<String> ours = lines(shade("benchmarks/pom.xml"));
        List<String> theirs = lines(shade("deploy/archetype/src/main/resources/archetype-resources/pom.xml"));
        assertThat(ours).hasSizeGreaterThan(30);
        assertThat(theirs).isEqualTo(ours);
    }

    private static Element shade(String path) throws Exception {
        Path pom = Repository.file(path);
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
        return (Element) XPathFactory.newDefaultInstance().newXPath().evaluate(SHADE, document, XPathConstants.NODE);
    }

    /** Elements with their attributes and texts, in order; no comments, no blanks. */
    private static List<String> lines(Element element) {
        List<String> lines = new ArrayList<>();
        if (OURS.contains(element.getTagName())) {
            return lines;
        }
        lines.add(element.getTagName() + " " + element.getAttribute("implementation"));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                lines.addAll(lines(inner));
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getTextContent().isBlank()) {
                lines.add(child.getTextContent().strip());
            }
        }
        return lines;
    }
}
