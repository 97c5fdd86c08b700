package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.IterationResult;
import java.io.IOException;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfiledTrialTest {
    private static final long MS = 1_000_000L;
    private static final int REQUESTS = 10;

    @BeforeEach
    void declarative() {
        PlainScenario.reset();
    }

    /** A role, 20 ms later reasoning, 20 ms later text of three tokens in two events, 10 ms apart, then a finish reason and usage. */
    private static void reasoned(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"f\":1}");
        ScriptedServer.pause(20 * MS);
        exchange.event("{\"r\":\"so\"}");
        ScriptedServer.pause(20 * MS);
        exchange.event("{\"t\":\"x\"}");
        ScriptedServer.pause(10 * MS);
        exchange.event("{\"t\":\"yz\"}");
        exchange.event("{\"f\":1}");
        exchange.event("{\"u\":3}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    @Test
    void each_profile_sees_the_same_answers_in_its_own_way() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ProfiledTrialTest::reasoned)) {
            IterationResult result = new PlainTrial()
                    .requests(REQUESTS)
                    .profiles(Profile.ids().toArray(String[]::new))
                    .run(server);

            assertThat(result.requests().succeeded()).isEqualTo(REQUESTS);
            assertThat(result.profiles()).containsOnlyKeys(Profile.values());
            Map<Metric, Histogram> vllm = result.profiles().get(Profile.VLLM);
            Map<Metric, Histogram> aiperf = result.profiles().get(Profile.AIPERF);
            Map<Metric, Histogram> genai = result.profiles().get(Profile.GENAI_PERF);
            // events that were read late may share a stamp, but none has one before it was sent
            assertThat(aiperf.get(Metric.TTFT).getMinValue()).isGreaterThanOrEqualTo(19 * MS);
            assertThat(genai.get(Metric.TTFT).getMinValue()).isGreaterThanOrEqualTo(39 * MS);
            assertThat(genai.get(Metric.E2E).getMinValue()).isGreaterThanOrEqualTo(49 * MS);
            assertThat(vllm.get(Metric.TTFT).getMean())
                    .isLessThan(aiperf.get(Metric.TTFT).getMean());
            assertThat(aiperf.get(Metric.TTFT).getMean())
                    .isLessThan(genai.get(Metric.TTFT).getMean());
            assertThat(vllm.get(Metric.ITL).getTotalCount()).isEqualTo(4 * REQUESTS);
            assertThat(aiperf.get(Metric.ICL).getTotalCount()).isEqualTo(2 * REQUESTS);
            assertThat(aiperf.get(Metric.TTFT)).isEqualTo(result.histograms().get(Metric.TTFT));
            Histogram gaps = result.profiles().get(Profile.INFERENCE_PERF).get(Metric.ITL);
            assertThat(gaps.getTotalCount()).isEqualTo(2 * REQUESTS);
            assertThat(gaps.getCountAtValue(0)).isGreaterThanOrEqualTo(REQUESTS);
        }
    }

    @Test
    void nothing_is_recorded_that_was_not_asked_for() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ProfiledTrialTest::reasoned)) {
            assertThat(new PlainTrial().requests(2).run(server).profiles()).isEmpty();
            assertThat(new PlainTrial()
                            .requests(2)
                            .profiles("llmperf")
                            .run(server)
                            .profiles())
                    .containsOnlyKeys(Profile.LLMPERF);
        }
    }
}
