package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ticks every 10 ms; times in milliseconds after an arbitrary origin, which a monotonic clock may well have below zero. */
class ClientPausesTest {
    private static final long ORIGIN = -50_000_000L;

    private final ClientPauses pauses = new ClientPauses(10_000_000);

    @BeforeEach
    void begin() {
        pauses.begin(at(0));
    }

    @Test
    void ticksInTimeAreNoPause() {
        pauses.tick(at(10), at(10));
        pauses.tick(at(20), at(24));
        assertThat(pauses.any(at(0), at(29))).isFalse();
    }

    @Test
    void aLateTickEndsAPauseThatMayHaveBegunAtTheTickBeforeIt() {
        pauses.tick(at(10), at(10));
        pauses.tick(at(20), at(40));
        pauses.tick(at(30), at(40));
        pauses.tick(at(40), at(40));
        pauses.tick(at(50), at(50));

        assertThat(pauses.any(at(0), at(51))).isTrue();
        assertThat(pauses.any(at(41), at(51))).isFalse();
        assertThat(pauses.covers(at(10))).isFalse();
        assertThat(pauses.covers(at(11))).isTrue();
        assertThat(pauses.covers(at(40))).isTrue();
        assertThat(pauses.covers(at(41))).isFalse();
    }

    @Test
    void aPauseIsKnownBeforeTheTickThatEndsItHasRun() {
        pauses.tick(at(10), at(10));
        assertThat(pauses.any(at(12), at(24))).isFalse();
        assertThat(pauses.any(at(12), at(26))).isTrue();
        assertThat(pauses.covers(at(26))).isTrue();
        assertThat(pauses.covers(at(19))).isFalse();
    }

    @Test
    void stampsBetweenTwoPausesAreSound() {
        pauses.tick(at(10), at(30));
        pauses.tick(at(20), at(30));
        pauses.tick(at(30), at(30));
        pauses.tick(at(40), at(40));
        pauses.tick(at(50), at(70));
        assertThat(pauses.covers(at(25))).isTrue();
        assertThat(pauses.covers(at(35))).isFalse();
        assertThat(pauses.covers(at(60))).isTrue();
    }

    @Test
    void whatIsOlderThanAllThatIsKeptCountsAsTouched() {
        for (int i = 0; i < 65; i++) {
            pauses.tick(at(10 + 100 * i), at(30 + 100 * i));
        }
        assertThat(pauses.covers(at(50))).isTrue();
        assertThat(pauses.covers(at(50 + 100 * 10))).isFalse();
    }

    @Test
    void aNewStretchForgets() {
        pauses.tick(at(10), at(30));
        pauses.begin(at(40));
        assertThat(pauses.any(at(0), at(50))).isFalse();
    }

    private static long at(long millis) {
        return ORIGIN + millis * 1_000_000;
    }
}
