package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.plan.RateLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Time is a number here: no request is sent. */
class AllowanceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void withoutLimitsNothingWaits() {
        Allowance allowance = new Allowance(RateLimits.NONE, 1);
        for (int i = 0; i < 1000; i++) {
            assertThat(allowance.take(0)).isZero();
            allowance.ended(1_000_000);
        }
    }

    @Test
    void requestsBeyondOneSecondsWorthAreSpacedEvenly() {
        Allowance allowance = new Allowance(new RateLimits(120, 0), 1); // 2 a second
        assertThat(allowance.take(0)).isZero();
        assertThat(allowance.take(0)).isZero();
        assertThat(allowance.take(0)).isZero(); // what one second holds, and the one that begins now
        for (int i = 1; i <= 10; i++) {
            assertThat(allowance.take(0)).isCloseTo(i * SECOND / 2, within(1000L));
        }
    }

    @Test
    void noMinuteSeesMoreThanItsShareAndOneSecondsWorth() {
        Allowance allowance = new Allowance(new RateLimits(600, 0), 2); // this loop: 300
        long now = 0;
        int sent = 0;
        while (true) {
            now += allowance.take(now);
            if (now >= 60 * SECOND) {
                break;
            }
            sent++;
        }
        assertThat(sent).isBetween(300, 306);
    }

    @Test
    void tokensAreTakenAsTheMeanOfThoseBeforeAndCorrected() {
        Allowance allowance = new Allowance(new RateLimits(0, 6000), 1); // 100 a second
        assertThat(allowance.take(0)).isZero(); // nothing is known yet
        allowance.ended(300); // three seconds' worth: one was held, two are owed
        assertThat(allowance.take(0)).isCloseTo(2 * SECOND, within(1000L));
        assertThat(allowance.take(0)).isCloseTo(5 * SECOND, within(1000L)); // the mean, 300, was taken
        allowance.ended(100);
        assertThat(allowance.take(0)).isCloseTo(6 * SECOND, within(1000L)); // 200 of it are given back
    }
}
