package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
    private static final String NASTY = "a\u001b[31mb\u0007c\u009bd\u202ee\u2028f\ng\th";

    @Test
    void nothingThatDrivesATerminalIsLeft() {
        assertThat(Printable.line(NASTY)).isEqualTo("a [31mb c d e f g h");
        assertThat(Printable.lines(NASTY)).isEqualTo("a [31mb c d e f\ng h");
        assertThat(Printable.line("grüße, 世界 😀")).isEqualTo("grüße, 世界 😀");
    }
}
