package io.llmharness.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.text.UsageException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected values are worked out by hand from the formulas that stand in each tool's source. */
class ProfileTest {
    /** A role, reasoning of four tokens in two chunks, a text of eight tokens in three, a finish reason. */
    private static Timeline reasoned() {
        return Timeline.endedAt(270)
                .frame(100)
                .noText(110, 150)
                .text(200, 230, 260)
                .frame(261)
                .tokens(12, 4);
    }

    @Test
    void vllm_takes_every_chunk_with_a_choice_for_a_token() {
        assertThat(reasoned().in(Profile.VLLM))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(100),
                        Metric.ITL, millis(10, 40, 50, 30, 30, 1),
                        Metric.TPOT, List.of(161_000_000L / 11),
                        Metric.E2E, millis(261)));
    }

    @Test
    void aiperf_takes_reasoning_for_content_and_averages_each_request() {
        assertThat(reasoned().in(Profile.AIPERF))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(110),
                        Metric.ITL, List.of(150_000_000L / 11),
                        Metric.ICL, millis(40, 50, 30, 30),
                        Metric.E2E, millis(260)));
    }

    @Test
    void guidellm_starts_at_the_first_header_byte_and_weighs_by_tokens() {
        assertThat(reasoned().in(Profile.GUIDELLM))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(108),
                        Metric.ITL, Collections.nCopies(11, 150_000_000L / 11),
                        Metric.TPOT, Collections.nCopies(12, 21_500_000L),
                        Metric.E2E, millis(268)));
    }

    @Test
    void inference_perf_counts_text_alone_with_zeros_inside_a_chunk() {
        assertThat(reasoned().in(Profile.INFERENCE_PERF))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(200),
                        Metric.ITL, millis(30, 30, 0, 0, 0, 0, 0),
                        Metric.TPOT, List.of(60_000_000L / 7),
                        Metric.NTPOT, List.of(33_750_000L),
                        Metric.E2E, millis(270)));
    }

    @Test
    void genai_perf_removes_what_is_no_text_and_ends_with_the_last_text() {
        assertThat(reasoned().in(Profile.GENAI_PERF))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(200),
                        Metric.ITL, List.of(Math.round(60_000_000 / 7.0)),
                        Metric.E2E, millis(260)));
    }

    @Test
    void llmperf_divides_the_whole_wait_by_all_chunks() {
        assertThat(reasoned().in(Profile.LLMPERF))
                .isEqualTo(Map.of(
                        Metric.TTFT, millis(200),
                        Metric.ITL, List.of(260_000_000L / 7),
                        Metric.E2E, millis(270)));
    }

    @Test
    void a_frame_behind_the_payload_that_shared_its_read_makes_a_gap_of_nothing() {
        Timeline answer = Timeline.endedAt(50).frame(20, 40).text(20, 40).tokens(2, 0);
        assertThat(answer.in(Profile.VLLM).get(Metric.ITL)).isEqualTo(millis(0, 20, 0));
    }

    @Test
    void an_answer_of_one_token_has_no_time_between_tokens() {
        Timeline answer = Timeline.endedAt(50).text(40).tokens(1, 0);
        for (Profile profile : List.of(Profile.VLLM, Profile.AIPERF, Profile.GUIDELLM, Profile.GENAI_PERF)) {
            assertThat(answer.in(profile)).containsKeys(Metric.TTFT, Metric.E2E).doesNotContainKey(Metric.ITL);
        }
        assertThat(answer.in(Profile.VLLM)).doesNotContainKey(Metric.TPOT);
        assertThat(answer.in(Profile.GUIDELLM).get(Metric.TPOT)).isEqualTo(millis(38));
        // two token times are needed for any of its streaming figures
        assertThat(answer.in(Profile.INFERENCE_PERF)).containsOnlyKeys(Metric.NTPOT, Metric.E2E);
        assertThat(answer.in(Profile.LLMPERF).get(Metric.ITL)).isEqualTo(millis(40));
    }

    @Test
    void tokens_that_nobody_counted_leave_out_what_is_per_token() {
        Timeline answer = Timeline.endedAt(50).text(20, 40);
        assertThat(answer.in(Profile.VLLM)).containsOnlyKeys(Metric.TTFT, Metric.ITL, Metric.E2E);
        assertThat(answer.in(Profile.AIPERF)).containsOnlyKeys(Metric.TTFT, Metric.ICL, Metric.E2E);
        assertThat(answer.in(Profile.INFERENCE_PERF)).containsOnlyKeys(Metric.TTFT, Metric.E2E);
        assertThat(answer.in(Profile.GENAI_PERF)).containsOnlyKeys(Metric.TTFT, Metric.E2E);
        // it takes its iterations for tokens then
        assertThat(answer.in(Profile.GUIDELLM).get(Metric.ITL)).isEqualTo(millis(20));
        assertThat(answer.in(Profile.GUIDELLM).get(Metric.TPOT)).isEqualTo(millis(19, 19));
    }

    @Test
    void an_answer_in_which_nothing_was_said_has_no_first_token() {
        Timeline nothing = Timeline.endedAt(50).frame(10, 40).tokens(0, 0);
        assertThat(nothing.in(Profile.AIPERF)).isEmpty();
        assertThat(nothing.in(Profile.GENAI_PERF)).isEmpty();
        assertThat(nothing.in(Profile.GUIDELLM)).containsOnlyKeys(Metric.E2E);
        assertThat(nothing.in(Profile.INFERENCE_PERF)).containsOnlyKeys(Metric.E2E);
        assertThat(nothing.in(Profile.LLMPERF)).containsOnlyKeys(Metric.E2E);
        assertThat(nothing.in(Profile.VLLM)).containsOnlyKeys(Metric.TTFT, Metric.ITL, Metric.E2E);
        assertThat(Timeline.endedAt(50).in(Profile.VLLM)).isEmpty();
    }

    @Test
    void answers_that_are_not_streamed_have_only_what_the_tool_measures_of_them() {
        Timeline whole = Timeline.endedAt(52).text(50).tokens(10, 0).whole();
        assertThat(whole.in(Profile.VLLM)).isEmpty();
        assertThat(whole.in(Profile.LLMPERF)).isEmpty();
        assertThat(whole.in(Profile.AIPERF)).isEqualTo(Map.of(Metric.E2E, millis(52)));
        assertThat(whole.in(Profile.GENAI_PERF)).isEqualTo(Map.of(Metric.E2E, millis(52)));
        assertThat(whole.in(Profile.INFERENCE_PERF))
                .isEqualTo(Map.of(Metric.E2E, millis(52), Metric.NTPOT, List.of(5_200_000L)));
        assertThat(whole.in(Profile.GUIDELLM))
                .isEqualTo(Map.of(Metric.E2E, millis(50), Metric.TPOT, Collections.nCopies(10, 5_000_000L)));
    }

    @ParameterizedTest
    @EnumSource
    void a_profile_takes_samples_of_its_words_and_of_nothing_else(Profile profile) {
        List<Metric> words = profile.words().stream().map(Word::metric).toList();
        assertThat(reasoned().in(profile)).containsOnlyKeys(words);
        assertThat(words).doesNotHaveDuplicates();
        assertThat(Profile.named(profile.id())).isSameAs(profile);
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> Profile.named("guidelm"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no definition profile \"guidelm\". Did you mean \"guidellm\"? Known: vllm, aiperf,"
                        + " guidellm, inference-perf, genai-perf, llmperf.");
    }

    @Test
    void histograms_are_kept_for_the_wanted_profiles_alone() {
        ProfileHistograms histograms = new ProfileHistograms(List.of(Profile.LLMPERF, Profile.AIPERF, Profile.AIPERF));
        histograms.record(reasoned());
        histograms.record(reasoned());
        assertThat(histograms.filled()).containsOnlyKeys(Profile.AIPERF, Profile.LLMPERF);
        assertThat(histograms.filled().get(Profile.AIPERF).get(Metric.ICL).getTotalCount())
                .isEqualTo(8);
        ProfileHistograms none = new ProfileHistograms(List.of());
        none.record(reasoned());
        assertThat(none.filled()).isEmpty();
    }

    private static List<Long> millis(long... values) {
        return Arrays.stream(values).map(v -> v * 1_000_000).boxed().toList();
    }
}
