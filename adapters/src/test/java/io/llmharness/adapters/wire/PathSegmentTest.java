package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSegmentTest {
    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, gemini-2.5-flash",
        "llama3.2:1b, llama3.2%3A1b",
        "org/model, org%2Fmodel",
        "gemini@001, gemini@001",
        "a b?c#d%e, a%20b%3Fc%23d%25e",
        "größe, gr%C3%B6%C3%9Fe",
        "'', ''"
    })
    void aNameIsOneSegment(String name, String segment) {
        assertThat(PathSegment.encode(name)).isEqualTo(segment);
    }
}
