package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
    @Test
    void readsEveryFormOfEngines() {
        assertReads("{\"error\":\"model 'x' not found\"}", "model 'x' not found", "", "");
        assertReads("{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":null,\"code\":404}}", "m", "t", "404");
        assertReads(
                "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":{\"message\":\"no\"},\"code\":\"c\"}}",
                "m",
                "t",
                "c");
        assertReads(
                "{\"object\":\"error\",\"message\":\"m\",\"type\":\"t\",\"param\":null,\"code\":400}", "m", "t", "400");
        assertReads("{\"detail\":\"Not Found\"}", "Not Found", "", "");
        assertReads(
                "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\",\"type\":\"missing\"}]}",
                "field required",
                "missing",
                "");
        assertReads(
                "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"m\"}}",
                "m",
                "not_found_error",
                "");
        assertReads(
                "[{\"error\":{\"code\":429,\"message\":\"m\",\"status\":\"RESOURCE_EXHAUSTED\"}}]",
                "m",
                "RESOURCE_EXHAUSTED",
                "429");
        assertReads(
                "{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}",
                "Model is overloaded",
                "overloaded",
                "");
        assertReads("{\"error\":{\"message\":\"m\",\"http_status_code\":422}}", "m", "", "422");
        assertReads(
                "{\"type\":\"error\",\"error\":{\"details\":{\"message\":\"no\",\"error_code\":\"ramp_limit_exceeded\"},"
                        + "\"type\":\"rate_limit_error\",\"message\":\"m\"},\"request_id\":\"r\"}",
                "m",
                "rate_limit_error",
                "ramp_limit_exceeded");
        assertReads("{\"code\":500,\"message\":\"m\",\"type\":\"server_error\"}", "m", "server_error", "500");
    }

    @Test
    void readsWhatIsNoJson() {
        assertReads("404 page not found", "404 page not found", "", "");
        assertReads(
                "<html><head><title>502 Bad\nGateway</title></head><body>x</body></html>", "502 Bad Gateway", "", "");
        assertReads(" <!DOCTYPE html><style>p{}</style><p>Service <b>down</b></p>", "Service down", "", "");
        assertReads("", "", "", "");
        assertReads("  \r\n", "", "", "");
        assertReads("{\"foo\":1}", "{\"foo\":1}", "", "");
        assertReads("null", "null", "", "");
    }

    @Test
    void readsABodyThatIsCut() {
        assertReads("{\"error\":{\"message\":\"m\",\"type\":\"t\",\"par", "m", "t", "");
    }

    @Test
    void showsItsKindWhereItHasNoMessage() {
        assertThat(of("{\"error\":{\"type\":\"server_error\",\"code\":500}}").words())
                .isEqualTo("server_error 500");
        assertThat(of("{\"error\":{\"code\":500}}").words()).isEqualTo("500");
        assertThat(of("").words()).isEmpty();
    }

    @Test
    void makesOneShortLine() {
        assertThat(of("{\"error\":\"a\\n  b\\t\\u0000c  d\"}").message()).isEqualTo("a b c  d");
        assertThat(of("{\"error\":\"" + "x".repeat(5000) + "\"}").message())
                .hasSize(300)
                .endsWith("x…");
        assertThat(of("{\"error\":\"" + "😀".repeat(400) + "\"}").message())
                .hasSizeBetween(298, 300)
                .endsWith("😀…");
    }

    @Test
    void neverShowsAKey() {
        assertThat(of("{\"error\":\"Incorrect API key provided: sk-proj-abc***********xyz9. See\"}")
                        .message())
                .isEqualTo("Incorrect API key provided: *** See");
        assertThat(of("bad header Authorization: Bearer abc.def-123, sorry").message())
                .isEqualTo("bad header Authorization: Bearer ***, sorry");
        assertThat(of("key AIzaSyA1234567890 and hf_AbCdEfGh").message()).isEqualTo("key *** and ***");
    }

    @Test
    void comparesKindsAndPhrases() {
        ErrorBody error = of("{\"error\":{\"message\":\"Model IS Overloaded\",\"type\":\"Busy\",\"code\":503}}");
        assertThat(error.is("other", "busy")).isTrue();
        assertThat(error.is("503")).isTrue();
        assertThat(error.is("overloaded")).isFalse();
        assertThat(error.says("is overloaded")).isTrue();
        assertThat(error.says("absent")).isFalse();
        assertThat(error.status()).isEqualTo(503);
        assertThat(of("{\"error\":{\"code\":\"abc\"}}").status()).isZero();
    }

    @Test
    void survivesAnyBytes() {
        SplittableRandom random = new SplittableRandom(3);
        String[] parts = {
            "{",
            "}",
            "[",
            "]",
            "\"error\":",
            "\"message\":",
            "\"code\":",
            "\"x\"",
            ",",
            ":",
            "<title>",
            "<",
            "\\",
            "sk-",
            "1",
            " "
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                body.append(parts[random.nextInt(parts.length)]);
            }
            ErrorBody error = of(body.toString());
            assertThat(error.words().length()).isLessThan(1_000);
        }
        assertThat(of("[".repeat(100_000)).words()).hasSize(300);
    }

    private static void assertReads(String body, String message, String type, String code) {
        assertThat(of(body)).isEqualTo(new ErrorBody(message, type, code));
    }

    private static ErrorBody of(String body) {
        return ErrorBody.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
