package io.llmharness.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.exec.PlainTrial;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.Flow;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TokenCounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCodecTest {
    private static final IntervalResult INTERVAL = new IntervalResult(3, 1, 12.5, 4, 1, 2, 1000, 2000, 4, 1500);

    private static byte[] bytes(Frame frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameCodec.write(frame, new DataOutputStream(out));
        return out.toByteArray();
    }

    private static Frame read(byte[] bytes) throws IOException {
        return FrameCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static IterationResult iteration() {
        SplittableRandom random = new SplittableRandom(1);
        Histogram ttft = Histograms.empty();
        random.longs(100_000, 1, 60_000_000_000L).forEach(ttft::recordValue);
        return new IterationResult(
                1,
                false,
                Instant.parse("2026-01-01T00:00:00.123456789Z"),
                new RequestCounts(9, 8, 7, 1, 0, 0, 1, 0, 2),
                Map.of(FailureCause.SERVER_ERROR, 1L, FailureCause.DROPPED, 1L),
                Map.of(FailureCause.RATE_LIMITED, 2L),
                new TokenCounts(1, 2, 3, 4, 5, 6, 7, 8, 9),
                new SloCounts(1, 2, 3, 4, 5, 6),
                new Flow(10, 1.5, 2.5, 3, 4.5, 5.5, 600, 700),
                Map.of(Metric.TTFT, ttft),
                Map.of(Profile.GUIDELLM, Map.of(Metric.ITL, ttft), Profile.VLLM, Map.of(Metric.E2E, ttft)),
                Map.of(NativeFigure.EVAL_DURATION, new NativeStat(1, 2, 3)),
                11,
                List.of(INTERVAL),
                List.of(new ErrorExample(FailureCause.SERVER_ERROR, 500, "oh \"no\"\n")),
                new ClientHealth(1, 2, 3, 0.25, -1));
    }

    static Stream<Frame> frames() {
        return Stream.of(
                new Frame.Hello(1, "0.1", 42, "ab"),
                new Frame.Refused("two versions"),
                new Frame.Plan(new PlainTrial().plan(URI.create("http://[::1]:8000/x")), Optional.empty()),
                new Frame.Plan(new PlainTrial().plan(URI.create("http://x")), Optional.of("run.events")),
                new Frame.LogGap("2 records are missing"),
                new Frame.Started(),
                new Frame.Tick(INTERVAL),
                new Frame.IterationDone(iteration()),
                new Frame.Connections(
                        Set.of(new ConnectionFacts("2", Optional.of("TLSv1.3"), Optional.of("[::1]:3128")))),
                new Frame.Failure("it broke", "at …"),
                new Frame.Bye(),
                new Frame.Stop());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameComesBackAsItWasSent(Frame frame) throws IOException {
        assertThat(read(bytes(frame))).isEqualTo(frame);
    }

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of(
                        new Frame.Hello(1, "0.1", 42, "ab"),
                        "{\"frame\":\"hello\",\"protocol\":1,\"version\":\"0.1\",\"pid\":42,\"token\":\"ab\"}"),
                Arguments.of(new Frame.Refused("no"), "{\"frame\":\"refused\",\"reason\":\"no\"}"),
                Arguments.of(new Frame.Started(), "{\"frame\":\"started\"}"),
                Arguments.of(
                        new Frame.Tick(INTERVAL),
                        "{\"frame\":\"tick\",\"interval\":{\"second\":3,\"iteration\":1,\"outputTokens\":12.5,\"succeeded\":4,"
                                + "\"failed\":1,\"inFlight\":2,\"ttftP50Nanos\":1000,\"ttftP99Nanos\":2000,\"ttftCount\":4,\"ttftMeanNanos\":1500}}"),
                Arguments.of(
                        new Frame.Connections(Set.of(new ConnectionFacts("1.1", Optional.empty(), Optional.of("p:1")))),
                        "{\"frame\":\"connections\",\"kinds\":[{\"http\":\"1.1\",\"tls\":null,\"proxy\":\"p:1\"}]}"),
                Arguments.of(new Frame.Failure("m", "t"), "{\"frame\":\"failure\",\"message\":\"m\",\"trace\":\"t\"}"),
                Arguments.of(new Frame.Bye(), "{\"frame\":\"bye\"}"),
                Arguments.of(new Frame.Stop(), "{\"frame\":\"stop\"}"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatGoesOverTheLinkIsPinned(Frame frame, String json) throws IOException {
        byte[] bytes = bytes(frame);

        assertThat(new String(bytes, 4, bytes.length - 4, StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(new DataInputStream(new ByteArrayInputStream(bytes)).readInt())
                .isEqualTo(json.length());
    }

    @Test
    void aHistogramKeepsEveryCount() throws IOException {
        Frame.IterationDone back = (Frame.IterationDone) read(bytes(new Frame.IterationDone(iteration())));

        Histogram sent = iteration().histograms().get(Metric.TTFT);
        Histogram received = back.result().histograms().get(Metric.TTFT);
        assertThat(received).isEqualTo(sent);
        received.recordValue(Long.MAX_VALUE / 4); // and grows as before
    }

    @Test
    void anotherProtocolIsRefusedNotRead() {
        byte[] http = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> read(http)).isInstanceOf(IOException.class).hasMessageContaining("does not speak");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(EOFException.class);
    }
}
