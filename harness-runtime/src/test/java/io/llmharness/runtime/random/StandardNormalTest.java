package io.llmharness.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
    private static final int DRAWS = 200_000;

    @Test
    void meanDeviationAndTailsAreThoseOfTheNormalDistribution() {
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = StandardNormal.draw(random);
            sum += x;
            squares += x * x;
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.01)); // 4.5 standard errors
        assertThat(squares / DRAWS).isCloseTo(1, within(0.015));
        assertThat((double) beyondTwo / DRAWS).isCloseTo(0.0455, within(0.002));
    }
}
