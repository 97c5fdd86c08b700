package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.processor.text.DurationText;
import io.llmharness.processor.text.ParamText;
import io.llmharness.processor.text.TokenLengthText;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the processor lets pass is what the runtime understands: the same languages, read twice. */
class RuntimeAgreementTest {
    @Test
    @DisplayName("A token length that compiles can be drawn from")
    void agreesOnTokenLengths() throws Exception {
        List<String> texts = List.of(
                "128",
                "1",
                "0",
                "-5",
                "1.5",
                "999999999",
                "9999999999",
                " 64 ",
                "uniform(64,256)",
                "Uniform( 64 , 256 )",
                "uniform(5,5)",
                "uniform(256,64)",
                "uniform(0,5)",
                "normal(512,64)",
                "normal(512.5,0)",
                "normal(512)",
                "normal(-1,2)",
                "normal(512,64,1)",
                "lognormal(512,0.5)",
                "lognormal(0.5,0.5)",
                "norml(1,2)",
                "512tokens",
                "uniform(1,2",
                "normal(1..2,3)",
                "uniform (1,2)");
        try (URLClassLoader loader = runtime()) {
            Class<?> type = loader.loadClass("io.llmharness.runtime.workload.TokenLength");
            Method parse = type.getMethod("parse", String.class);
            for (String text : texts) {
                assertThat(accepts(parse, text))
                        .as(text)
                        .isEqualTo(TokenLengthText.complaint(text).isEmpty());
            }
        }
    }

    @Test
    @DisplayName("A duration that compiles is the same on the command line")
    void agreesOnDurations() throws Exception {
        List<String> texts = List.of(
                "300ms", "1.5s", "5 s", " 5s ", "5sec", "2m", "2min", "1h", "1hr", "7us", "7µs", "9ns", "0s", "300", "",
                "s", "-5s", "1m30s", "5S", "PT5S", "1e3s", "5 msec", "1..5s", "1.s", ".5s");
        try (URLClassLoader loader = runtime()) {
            Method parse =
                    loader.loadClass("io.llmharness.runtime.text.Durations").getMethod("parse", String.class);
            for (String text : texts) {
                Optional<Duration> duration = DurationText.read(text).value();
                assertThat(accepts(parse, text)).as(text).isEqualTo(duration.isPresent());
                if (duration.isPresent()) {
                    assertThat(parse.invoke(null, text)).as(text).isEqualTo(duration.get());
                }
            }
        }
    }

    @Test
    @DisplayName("A parameter's value that compiles can be set, and no other")
    void agreesOnParameters() throws Exception {
        List<String> texts = List.of(
                "0",
                "-1",
                "+1",
                "127",
                "128",
                "32768",
                "2147483648",
                "9223372036854775808",
                "0.5",
                "1e400",
                "NaN",
                "1_000",
                "0x10",
                "true",
                "TRUE",
                "yes",
                "",
                " 1",
                "1 ",
                "a",
                "ab",
                "1d",
                "1L");
        try (URLClassLoader loader = runtime()) {
            Class<?> params = loader.loadClass("io.llmharness.runtime.catalog.Params");
            for (String type : List.of("Int", "Long", "Short", "Byte", "Double", "Float", "Boolean", "Char")) {
                Method convert = params.getMethod("to" + type, String.class, String.class);
                for (String text : texts) {
                    assertThat(ParamText.fits(type.toUpperCase(Locale.ROOT), text))
                            .as("%s as %s", text, type)
                            .isEqualTo(accepts(convert, "x", text));
                }
            }
        }
    }

    @Test
    @DisplayName("The runtime's own extensions are annotated as the processor reads them")
    void agreesOnNames() throws Exception {
        Map<String, String> attributes = Map.of(
                "io.llmharness.runtime.engine.EngineSpec", "options",
                "io.llmharness.runtime.workload.DatasetSpec", "id",
                "io.llmharness.runtime.load.LoadShapeSpec", "id",
                "io.llmharness.runtime.catalog.IndexOf", "value");
        try (URLClassLoader loader = runtime()) {
            for (Map.Entry<String, String> entry : attributes.entrySet()) {
                assertThat(loader.loadClass(entry.getKey()).getMethod(entry.getValue()))
                        .isNotNull();
            }
        }
    }

    private static URLClassLoader runtime() throws IOException {
        return new URLClassLoader(
                new URL[] {Contracts.classes().toURI().toURL()}, RuntimeAgreementTest.class.getClassLoader());
    }

    private static boolean accepts(Method method, Object... arguments) throws IllegalAccessException {
        try {
            method.invoke(null, arguments);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }
}
