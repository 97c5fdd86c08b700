package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.result.OperatingPoint;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OperatingPointsTest {
    @Test
    void nearlyAlikeTrialsComeToTheSameCheck() {
        assertThat(OperatingPoints.brief(closed(16, 43.1, 8.4, 32)))
                .isEqualTo(OperatingPoints.brief(closed(17, 44.9, 8.9, 30)));
    }

    @Test
    void anOpenLoadKeepsItsStreams() {
        OperatingPoint open = new OperatingPoint("vllm", false, 20, 1, "nio", 100, 50, 79, 1);
        OperatingPoint brief = OperatingPoints.brief(open);
        assertThat(brief.closed()).isFalse();
        assertThat(brief.concurrency()).isCloseTo(100, within(1e-6));
        assertThat(brief.answerSeconds()).isLessThan(0.8);
    }

    /** Never easier than the trial was, and never much harder. */
    @RepeatedTest(50)
    void aCheckIsAsHardOrALittleHarder(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        OperatingPoint trial = closed(
                random.nextInt(1, 2000), random.nextDouble(1, 3000), random.nextDouble(1, 200), random.nextInt(8, 500));
        OperatingPoint brief = OperatingPoints.brief(trial);
        assertThat(brief.level()).as(trial.toString()).isBetween(trial.level() * 0.99, trial.level() * 1.7);
        assertThat(brief.gapMillis()).as(trial.toString()).isBetween(trial.gapMillis() / 1.7, trial.gapMillis() * 1.01);
        assertThat(brief.events()).isBetween(2, 256);
    }

    private static OperatingPoint closed(int users, double ttft, double gap, int events) {
        return new OperatingPoint("vllm", true, users, 1, "nio", ttft, gap, events, 1);
    }
}
