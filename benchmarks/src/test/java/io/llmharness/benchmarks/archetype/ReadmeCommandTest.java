package io.llmharness.benchmarks.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.benchmarks.Repository;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README makes a project with the command that {@code .ci/example} runs, and with nothing that the build does not bring. */
class ReadmeCommandTest {
    private static final Pattern PROPERTY =
            Pattern.compile("-D(archetype\\w+|groupId|artifactId|version|package|interactiveMode)=");

    @Test
    void theCommandIsTheOneThatIsTried() {
        String section = section();
        assertThat(properties(section)).isEqualTo(properties(Repository.text(".ci/example")));
        assertThat(section).contains("maven-archetype-plugin:" + inParent("maven-archetype.version") + ":generate");
        assertThat(section).contains("-DarchetypeVersion=" + inParent("version"));
    }

    @Test
    void noMavenIsNeededThatTheBuildDoesNotBring() {
        assertThat(section().lines()).noneMatch(line -> line.startsWith("mvn "));
    }

    private static String section() {
        String readme = Repository.text("README.md");
        int begin = readme.indexOf("## A project of your own");
        return readme.substring(begin, readme.indexOf("\n## ", begin));
    }

    private static Set<String> properties(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PROPERTY.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String inParent(String property) {
        Matcher matcher = Pattern.compile("<" + property + ">([^<$]+)</").matcher(Repository.text("pom.xml"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
