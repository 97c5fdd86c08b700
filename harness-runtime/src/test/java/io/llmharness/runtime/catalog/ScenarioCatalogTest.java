package io.llmharness.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.text.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioCatalogTest {
    private static final StubScenario CHAT = scenario("com.example.SupportChat", "lateOrder", "refund");
    private static final StubScenario HELLO = scenario("com.example.Hello", "");

    @Test
    void namesAreScenarioAndMethodOrderedByScenarioThenSource() {
        assertThat(names(ScenarioCatalog.of(List.of(CHAT, HELLO)).all()))
                .containsExactly(
                        "com.example.Hello", "com.example.SupportChat.lateOrder", "com.example.SupportChat.refund");
    }

    @Test
    void aRegularExpressionSelectsWhereItIsFound() {
        assertThat(select(List.of("chat.l"), List.of(), List.of())).isEqualTo("none");
        assertThat(select(List.of("Chat.l"), List.of(), List.of())).isEqualTo("[com.example.SupportChat.lateOrder]");
        assertThat(select(List.of("Hello$", "refund"), List.of(), List.of()))
                .isEqualTo("[com.example.Hello, com.example.SupportChat.refund]");
    }

    @Test
    void whatIsExcludedIsOutWhateverSelectsIt() {
        assertThat(select(List.of(), List.of(), List.of("late")))
                .isEqualTo("[com.example.Hello, com.example.SupportChat.refund]");
        assertThat(select(List.of("Hello"), List.of(), List.of("ell"))).isEqualTo("none");
    }

    @Test
    void aClassSelectsItsBenchmarksAlone() {
        assertThat(select(List.of(), List.of("com.example.SupportChat"), List.of()))
                .isEqualTo("[com.example.SupportChat.lateOrder, com.example.SupportChat.refund]");
        assertThat(select(List.of(), List.of("com.example.Support"), List.of())).isEqualTo("none");
    }

    @Test
    void aMisspeltNameIsMetWithTheNearestOne() {
        assertThatThrownBy(() ->
                        ScenarioCatalog.of(List.of(HELLO)).select(Selection.of(List.of("Helo"), List.of(), List.of())))
                .isInstanceOf(UsageException.class)
                .hasMessage("No benchmark matches Helo. Did you mean \"Hello\"? There are: com.example.Hello.");
    }

    @Test
    void aBrokenExpressionIsTheUsersMistake() {
        assertThatThrownBy(() -> Selection.of(List.of("(a"), List.of(), List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"(a\" is not a regular expression: Unclosed group.");
    }

    @Test
    void anEmptyCatalogueExplainsItself() {
        assertThatThrownBy(() -> ScenarioCatalog.of(List.of()).select(Selection.ALL))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("JDK 23")
                .hasMessageContaining("annotationProcessorPaths")
                .hasMessageContaining("META-INF/services");
    }

    @Test
    void aScenarioOfAnotherVersionIsRefusedByName() {
        StubScenario newer = new StubScenario(HELLO.model(), GeneratedScenario.VERSION + 1);
        assertThatThrownBy(() -> ScenarioCatalog.of(List.of(newer)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("io.llmharness.runtime.catalog.StubScenario (in ")
                .hasMessageContaining(
                        "test-classes) was generated for version 2 of the scenario contract, but this runtime (in ")
                .hasMessageEndingWith("speaks version 1: compile and run with one version of llm-harness.");
    }

    @Test
    void twoBenchmarksOfOneNameAreRefused() {
        assertThatThrownBy(() -> ScenarioCatalog.of(List.of(HELLO, scenario("com.example.Hello", ""))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "Two benchmarks are named \"com.example.Hello\": io.llmharness.runtime.catalog.StubScenario in ");
    }

    @Test
    void aServiceLineWhoseClassIsGoneIsToldWithoutATrace() {
        ClassLoader loader = new StaleServices(getClass().getClassLoader());
        assertThatThrownBy(() -> ScenarioCatalog.load(loader))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("com.example.Gone_LlmScenario")
                .hasMessageContaining("compile it again");
    }

    private static String select(List<String> includes, List<String> classes, List<String> excludes) {
        try {
            return names(ScenarioCatalog.of(List.of(CHAT, HELLO)).select(Selection.of(includes, classes, excludes)))
                    .toString();
        } catch (UsageException e) {
            return "none";
        }
    }

    private static List<String> names(List<Benchmark> benchmarks) {
        return benchmarks.stream().map(Benchmark::name).toList();
    }

    private static StubScenario scenario(String name, String... methods) {
        ScenarioModel.Builder model = ScenarioModel.of(name, name);
        for (String method : methods) {
            model.workload(WorkloadModel.onMethod(method));
        }
        return new StubScenario(model.build());
    }
}
