package io.llmharness.processor;

import com.google.auto.common.MoreElements;
import io.llmharness.annotations.LlmBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * {@code META-INF/services} of the runners. An incremental compile sees only some scenarios: the lines of the others are kept as
 * long as the others are there.
 */
final class ServiceFile {
    private static final String SERVICE = "io.llmharness.runtime.catalog.GeneratedScenario";
    private static final String PATH = "META-INF/services/" + SERVICE;
    private static final String SUFFIX = "_LlmScenario";

    /** Enough for six underscores; further ones are taken for part of a name. */
    private static final int MOST_NAMES = 64;

    private final Filer filer;
    private final Elements elements;

    ServiceFile(ProcessingEnvironment environment) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
    }

    /** Writes the lines of these runners and of those that other compiles have left. */
    void write(Set<String> generated) {
        SortedSet<String> lines = new TreeSet<>(generated);
        List<String> before = read();
        before.stream().filter(this::isCurrent).forEach(lines::add);
        if (lines.isEmpty() && before.isEmpty()) {
            return;
        }
        try (Writer writer =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", PATH).openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> read() {
        try {
            FileObject file = filer.getResource(StandardLocation.CLASS_OUTPUT, "", PATH);
            return file.getCharContent(true)
                    .toString()
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Whether a line still names a runner whose scenario is there; lines that are not ours always count. */
    private boolean isCurrent(String line) {
        if (!line.endsWith(SUFFIX)) {
            return true;
        }
        return isInOutput(line)
                && scenarioNames(line.substring(0, line.length() - SUFFIX.length())).stream()
                        .anyMatch(this::isScenario);
    }

    /**
     * The binary names that a runner's scenario may have: each underscore may stand for a step into a nested class. The runner
     * itself is not asked: its source may lie in the output folder, and looking it up would compile it.
     */
    private static List<String> scenarioNames(String joined) {
        List<String> names = new ArrayList<>(List.of(""));
        for (char letter : joined.toCharArray()) {
            int before = names.size();
            boolean mayNest = letter == '_' && before < MOST_NAMES;
            for (int i = 0; i < before; i++) {
                if (mayNest) {
                    names.add(names.get(i) + '$');
                }
                names.set(i, names.get(i) + letter);
            }
        }
        return names;
    }

    /** A class that the compiler does not see, because the output folder is not on the class path, is given credit. */
    private boolean isScenario(String binaryName) {
        TypeElement scenario = elements.getTypeElement(binaryName.replace('$', '.'));
        boolean marked = scenario == null || MoreElements.isAnnotationPresent(scenario, LlmBenchmark.class);
        return marked && isInOutput(binaryName);
    }

    private boolean isInOutput(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String folder = binaryName.substring(0, Math.max(0, dot));
        String file = binaryName.substring(dot + 1) + ".class";
        try (InputStream content =
                filer.getResource(StandardLocation.CLASS_OUTPUT, folder, file).openInputStream()) {
            return content.read() >= 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
