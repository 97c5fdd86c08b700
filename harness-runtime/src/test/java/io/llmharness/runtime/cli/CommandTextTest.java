package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {
    @Test
    void wordsStandAsTheyWereTyped() {
        assertThat(CommandText.of(List.of("Quickstart", "-t", "1,4", "-jvmArgs", "-Xmx1g -Xms1g", "-model", "")))
                .isEqualTo("Quickstart -t 1,4 -jvmArgs \"-Xmx1g -Xms1g\" -model \"\"");
        assertThat(CommandText.of(List.of("-slo", "ttft=300ms,tpot=50ms"))).isEqualTo("-slo ttft=300ms,tpot=50ms");
        assertThat(CommandText.of(List.of("-url", "http://localhost:8000/v1")))
                .isEqualTo("-url http://localhost:8000/v1");
    }

    @Test
    void whatMayBeASecretIsMasked() {
        assertThat(CommandText.of(List.of("-url", "http://me:hunter2@host/v1"))).isEqualTo("-url http://***@host/v1");
        assertThat(CommandText.of(List.of("-p", "apiKey=abc"))).isEqualTo("-p apiKey=***");
        assertThat(CommandText.of(List.of("-jvmArgs", "-Dtoken=abc -Xmx1g")))
                .isEqualTo("-jvmArgs \"-Dtoken=*** -Xmx1g\"");
        assertThat(CommandText.of(List.of("-p", "x=sk-abcdefgh12345678"))).doesNotContain("abcdefgh");
    }
}
