package io.llmharness.runtime.sim;

import static io.llmharness.runtime.sim.ModelProbe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineClockTest {
    @Test
    void aStallStopsTheEngineOnce() {
        EngineClock clock = new EngineClock(List.of(Stall.parse("1s@5s")));
        assertThat(clock.toEngine(ms(4999))).isEqualTo(ms(4999));
        assertThat(clock.toEngine(ms(5500))).isEqualTo(ms(5000));
        assertThat(clock.toEngine(ms(6200))).isEqualTo(ms(5200));
        assertThat(clock.toWall(ms(5000))).isEqualTo(ms(5000));
        assertThat(clock.toWall(ms(5001))).isEqualTo(ms(6001));
        assertThat(clock.toWall(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aStallRecurs() {
        EngineClock clock = new EngineClock(List.of(Stall.parse("2s/10s")));
        assertThat(clock.toEngine(ms(9000))).isEqualTo(ms(8000));
        assertThat(clock.toEngine(ms(10_500))).isEqualTo(ms(8500));
        assertThat(clock.toWall(ms(8000))).isEqualTo(ms(8000));
        assertThat(clock.toWall(ms(8001))).isEqualTo(ms(10_001));
        assertThat(clock.toWall(ms(16_001))).isEqualTo(ms(20_001));
    }

    @Test
    void bothWaysAgree() {
        EngineClock clock =
                new EngineClock(List.of(Stall.parse("300ms/1s"), Stall.parse("1s@5s"), Stall.parse("20ms/70ms")));
        for (long engine = 0; engine < ms(20_000); engine += 7_777_777) {
            long wall = clock.toWall(engine);
            assertThat(clock.toEngine(wall)).isEqualTo(engine);
            assertThat(clock.toEngine(wall - 1)).isLessThan(Math.max(1, engine));
        }
    }
}
