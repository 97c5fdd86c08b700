package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ResultSamples;
import org.junit.jupiter.api.Test;

class ThrownTest {
    private static final TrialPlan PLAN = ResultSamples.plan();
    private static final String DOOR = PLAN.scenario();

    @Test
    void aHookIsNamedWithItsLine() {
        Throwable thrown = at(
                new RuntimeException("setup broke"),
                frame("com.example.SupportChat", "loadOrders", 12),
                frame("com.example.SupportChat", "s", 11),
                frame(DOOR, "setup", 48),
                frame(DOOR, "setup", 18),
                frame("io.llmharness.runtime.exec.TrialExecutor", "run", 90));
        assertThat(Thrown.sentence(thrown, PLAN))
                .isEqualTo("@Setup SupportChat.s threw RuntimeException: setup broke (SupportChat.java:12)");
    }

    @Test
    void theRootCauseComesFirst() {
        Throwable root = at(
                new NumberFormatException("For input string: \"zz\""),
                frame("java.lang.Integer", "parseInt", 668),
                frame("com.example.SupportChat", "<clinit>", 15),
                frame(DOOR, "newInstance", 30));
        assertThat(Thrown.sentence(new ExceptionInInitializerError(root), PLAN))
                .isEqualTo("the static initializer of SupportChat threw NumberFormatException: For input string: \"zz\""
                        + " (SupportChat.java:15)");
    }

    @Test
    void theOuterWordsAreKeptWhereTheyAreWords() {
        Throwable root = at(
                new IllegalStateException("no orders"),
                frame("com.example.Orders", "read", 3),
                frame("com.example.SupportChat", "<init>", 9),
                frame(DOOR, "newInstance", 30));
        assertThat(Thrown.sentence(new IllegalArgumentException("cannot start", root), PLAN))
                .isEqualTo("the constructor of SupportChat threw IllegalStateException: no orders (SupportChat.java:9),"
                        + " which became IllegalArgumentException: cannot start");
        assertThat(Thrown.sentence(new RuntimeException(root), PLAN)).doesNotContain("which became");
    }

    @Test
    void whatNoUserCodeThrewIsSaidAsItIs() {
        Throwable thrown = at(new IllegalStateException(), frame("io.llmharness.runtime.exec.Loops", "each", 4));
        assertThat(Thrown.sentence(thrown, PLAN)).isEqualTo("IllegalStateException");
    }

    @Test
    void aRingOfCausesEnds() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        assertThat(Thrown.sentence(one, PLAN)).contains("RuntimeException");
    }

    private static Throwable at(Throwable thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line);
    }
}
