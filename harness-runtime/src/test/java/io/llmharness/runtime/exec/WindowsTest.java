package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void windowsFollowEachOtherAndEndWhereTheNextBegins() {
        Windows windows = Windows.timed(2, 3, 1_000, 100, 200);

        assertThat(windows.count()).isEqualTo(2);
        assertThat(windows.at(-5)).isZero();
        assertThat(windows.at(1_099)).isZero();
        assertThat(windows.at(1_100)).isEqualTo(1);
        assertThat(windows.at(1_299)).isEqualTo(1);
        assertThat(windows.at(1_300)).isEqualTo(2);
        assertThat(windows.from(1)).isEqualTo(1_100);
        assertThat(windows.to(1)).isEqualTo(1_300);
        assertThat(windows.iteration(1)).isEqualTo(3);
        assertThat(windows.warmup(0)).isTrue();
        assertThat(windows.warmup(1)).isFalse();
    }

    @Test
    void aCountedWindowHasNoEnd() {
        Windows windows = Windows.counted(1, 1, 50, 7);

        assertThat(windows.byCount()).isTrue();
        assertThat(windows.requests()).isEqualTo(7);
        assertThat(windows.at(Long.MAX_VALUE - 1)).isZero();
        assertThat(windows.warmup(0)).isFalse();
    }
}
