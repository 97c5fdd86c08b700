package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.IterationResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that no engine should send, and some proxy does: each is a failure with a name, and the next request is served. */
@Timeout(30)
class OddAnswersTest {
    private static final int LINE_BYTES = 10_000_000;

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    @Test
    void anEmptyBodyUnderStatus200IsNoAnswer() throws Exception {
        ErrorExample error = onlyError(exchange ->
                exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 0\r\n\r\n"));
        assertThat(error.cause()).isEqualTo(FailureCause.TRUNCATED);
        assertThat(error.status()).isEqualTo(200);
        assertThat(error.message()).isEqualTo("HTTP status 200 with an empty body");
    }

    @Test
    void noContentIsNoAnswer() throws Exception {
        ErrorExample error = onlyError(exchange -> exchange.raw("HTTP/1.1 204 No Content\r\n\r\n"));
        assertThat(error.cause()).isEqualTo(FailureCause.TRUNCATED);
        assertThat(error.message()).isEqualTo("HTTP status 204 with an empty body");
    }

    @Test
    void aCutAnswerSaysHowFarItCame() throws Exception {
        ErrorExample error = onlyError(exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
            exchange.endStream();
        });
        assertThat(error.cause()).isEqualTo(FailureCause.TRUNCATED);
        assertThat(error.message()).isEqualTo("it ended after 1 payload event");
    }

    @Test
    void aRedirectionIsNotFollowedAndSaysWhereTo() throws Exception {
        ErrorExample error = onlyError(exchange ->
                exchange.raw("HTTP/1.1 301 Moved\r\nLocation: http://new.example/v1\r\nContent-Length: 0\r\n\r\n"));
        assertThat(error.cause()).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
        assertThat(error.message())
                .isEqualTo("answered 301 with Location http://new.example/v1: give the engine's final URL");
    }

    @Test
    void aStatusThatIsNoneIsSaid() throws Exception {
        ErrorExample error = onlyError(exchange -> exchange.raw("HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n"));
        assertThat(error.message()).isEqualTo("answered 999, which is no status of HTTP");
        assertThat(FailureCause.ofStatus(999)).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
    }

    @Test
    void aFloodOfHeadersIsRefused() throws Exception {
        ErrorExample error = onlyError(exchange ->
                exchange.raw("HTTP/1.1 200 OK\r\n" + "X-Flood: 0123456789abcdef\r\n".repeat(10_000) + "\r\n"));
        assertThat(error.cause()).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
        assertThat(error.message()).startsWith("the answer is not HTTP: ");
    }

    @Test
    void aSingleLineOfTenMegabytesIsRefusedWithoutBeingKept() throws Exception {
        ErrorExample error = onlyError(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + (LINE_BYTES + 6)
                    + "\r\n\r\ndata: ");
            for (int sent = 0; sent < LINE_BYTES; sent += 100_000) {
                exchange.raw("x".repeat(100_000));
            }
        });
        assertThat(error.cause()).isIn(FailureCause.PROTOCOL_VIOLATION, FailureCause.TRUNCATED);
    }

    @Test
    void aCompressedAnswerIsRefusedByName() throws Exception {
        byte[] zipped = gzip("data: [DONE]\n\n");
        ErrorExample error = onlyError(exchange -> exchange.raw(head(200, zipped) + text(zipped)));
        assertThat(error.cause()).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
        assertThat(error.message()).isEqualTo("the answer is compressed (gzip), although that was refused");
    }

    @Test
    void aCompressedRefusalKeepsItsStatusAndHasNoWords() throws Exception {
        byte[] zipped = gzip("who are you?");
        ErrorExample error = onlyError(exchange -> exchange.raw(head(429, zipped) + text(zipped)));
        assertThat(error.cause()).isEqualTo(FailureCause.RATE_LIMITED);
        assertThat(error.message()).isEmpty();
    }

    @Test
    void identityIsAskedFor() throws Exception {
        StringBuilder heads = new StringBuilder();
        ScriptedServer.Script script = exchange -> {
            heads.append(exchange.head);
            exchange.whole(200, "{\"t\":\"abc\",\"u\":3}");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            new PlainTrial().whole().requests(1).run(server);
        }
        assertThat(heads.toString()).contains("\r\nAccept-Encoding: identity\r\n");
    }

    @Test
    void aBodyLongerThanItsLengthDoesNotReachTheNextRequest() throws Exception {
        IterationResult result = run(
                exchange -> exchange.raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"t\":\"a\",\"u\":1}{}"));
        assertThat(result.requests().population()).isEqualTo(4);
        assertThat(result.errors().keySet())
                .isSubsetOf(FailureCause.PROTOCOL_VIOLATION, FailureCause.CONNECT_RESET, FailureCause.TRUNCATED);
    }

    @Test
    void anAnswerThatWasThereBeforeItsRequestIsNone() throws Exception {
        String answer =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"t\":\"a\",\"u\":1}";
        IterationResult result = run(exchange -> exchange.raw(answer + answer));
        assertThat(result.requests().succeeded()).isLessThanOrEqualTo(2);
        assertThat(result.examples())
                .anySatisfy(
                        e -> assertThat(e.message())
                                .isEqualTo(
                                        "an answer was there before the request was sent: the engine answers more than it is asked"));
    }

    @Test
    void anEndlessEventEndsAtItsLimit() throws Exception {
        ErrorExample error = onlyError(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: ");
            for (int megabytes = 0; megabytes < 40; megabytes++) {
                exchange.raw("x".repeat(1 << 20));
            }
        });
        assertThat(error.cause()).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
        assertThat(error.message()).isEqualTo("an event is longer than the 16 MiB that the harness takes");
    }

    @Test
    void usageBeyondAllReasonIsNotCounted() throws Exception {
        ErrorExample error = onlyError(exchange -> exchange.whole(200, "{\"t\":\"a\",\"u\":99999999999999999}"));
        assertThat(error.cause()).isEqualTo(FailureCause.PROTOCOL_VIOLATION);
        assertThat(error.message()).isEqualTo("usage of 99999999999999999 tokens");
    }

    private static ErrorExample onlyError(ScriptedServer.Script script) throws Exception {
        IterationResult result = run(script);
        assertThat(result.requests().succeeded()).isZero();
        assertThat(result.requests().population()).isEqualTo(4);
        assertThat(result.errors()).hasSize(1);
        return result.examples().get(0);
    }

    private static IterationResult run(ScriptedServer.Script script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return new PlainTrial().requests(4).run(server);
        }
    }

    private static String head(int status, byte[] body) {
        return "HTTP/1.1 " + status
                + " X\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length
                + "\r\n\r\n";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
