package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format against its goldens, under three default locales; of the wordy formats only some samples. */
class GoldensTest {
    private static final Locale BEFORE = Locale.getDefault();

    private static final Map<String, Set<String>> ONLY = Map.of(
            "json",
            Set.of("open", "bare"),
            "csv",
            Set.of("open", "dead"),
            "jmh",
            Set.of("bare"),
            "hgrm",
            Set.of("bare"));

    static Stream<Arguments> cases() {
        return ReportFormats.load().all().stream()
                .flatMap(format -> ReportSamples.all().entrySet().stream()
                        .filter(sample -> ONLY.getOrDefault(format.id(), Set.of(sample.getKey()))
                                .contains(sample.getKey()))
                        .flatMap(sample -> Stream.of("en-US", "de-DE", "ar-EG-u-nu-arab")
                                .map(locale -> Arguments.of(
                                        format.id(), sample.getKey(), locale, format, sample.getValue()))));
    }

    @AfterEach
    void restore() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void is_the_same(String id, String sample, String locale, ReportFormat format, RunResult run) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(run, out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").doesNotContain("\r");
        Golden.check(sample + "." + id, withoutHistograms(text));
    }

    /** The bytes of a compressed histogram depend on the JDK's zlib. */
    private static String withoutHistograms(String text) {
        return text.replaceAll("\"histogram\" : \"[A-Za-z0-9+/=]+\"", "\"histogram\" : \"…\"");
    }
}
