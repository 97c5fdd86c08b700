package io.llmharness.runtime.sim;

import static io.llmharness.runtime.sim.ModelProbe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedTimesTest {
    private final ModelProbe probe = new ModelProbe();

    @Test
    void tokensComeAtTheirInstants() {
        FixedTimes model = model("ttft=200ms,itl=20ms");
        model.submit(probe.one(0, 5, 4), ms(10));
        assertThat(model.next()).isEqualTo(ms(210));
        model.advance(ms(209));
        assertThat(probe.log).isEmpty();
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@210", "0:1@230", "0:1@250", "0:1@270");
        assertThat(model.next()).isEqualTo(Long.MAX_VALUE);
        assertThat(model.running()).isZero();
    }

    @Test
    void aLateCallerMakesNothingDrift() {
        FixedTimes model = model("ttft=10ms,itl=3ms");
        model.submit(probe.one(0, 1, 1000), 0);
        Random random = new Random(1);
        for (long now = 0; model.next() != Long.MAX_VALUE; now += random.nextInt(20_000_000)) {
            model.advance(now);
        }
        assertThat(probe.log).hasSize(1000).endsWith("0:1@" + (10 + 999 * 3));
    }

    @Test
    void firstTokenAloneThenFullChunks() {
        FixedTimes model = model("ttft=100ms,itl=10ms,chunk=4");
        model.submit(probe.one(0, 1, 11), 0);
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@100", "0:4@140", "0:4@180", "0:2@200");
    }

    @Test
    void whoWaitsStartsWhenASlotFrees() {
        FixedTimes model = model("ttft=100ms,itl=10ms,slots=1,queue=1");
        model.submit(probe.one(0, 1, 2), 0);
        assertThat(model.full()).isFalse();
        model.submit(probe.one(1, 1, 1), ms(5));
        assertThat(model.waiting()).isEqualTo(1);
        assertThat(model.full()).isTrue();
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@100", "0:1@110", "1:1@210");
        assertThat(model.full()).isFalse();
    }

    @Test
    void cancellingFreesTheSlotAndTheQueue() {
        FixedTimes model = model("ttft=100ms,itl=10ms,slots=1");
        Sequence[] first = probe.one(0, 1, 50);
        Sequence[] second = probe.one(1, 1, 50);
        model.submit(first, 0);
        model.submit(second, 0);
        model.submit(probe.one(2, 1, 1), 0);
        model.cancel(second[0], ms(20));
        assertThat(model.waiting()).isEqualTo(1);
        model.cancel(first[0], ms(50));
        assertThat(model.running()).isEqualTo(1);
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("2:1@150");
    }

    @Test
    void cancellingFromWithinAnEventIsHeard() {
        FixedTimes model = model("ttft=100ms,itl=10ms");
        probe.onEvent = sequence -> {
            if (sequence.produced == 2) {
                model.cancel(sequence, ms(110));
            }
        };
        model.submit(probe.one(0, 1, 50), 0);
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@100", "0:1@110");
        assertThat(model.running()).isZero();
    }

    @Test
    void jitterKeepsTheMeanAndTheSeed() {
        FixedTimes model = model("ttft=100ms,itl=10ms,jitter=0.2,seed=3");
        model.submit(probe.one(0, 1, 10_001), 0);
        model.advance(Long.MAX_VALUE - 1);
        String last = probe.log.get(10_000);
        double end = Double.parseDouble(last.substring(last.indexOf('@') + 1));
        assertThat(end).isBetween(100_100 * 0.995, 100_100 * 1.005);
        ModelProbe again = new ModelProbe();
        FixedTimes same = model("ttft=100ms,itl=10ms,jitter=0.2,seed=3");
        same.submit(again.one(0, 1, 10_001), 0);
        same.advance(Long.MAX_VALUE - 1);
        assertThat(again.log).isEqualTo(probe.log);
    }

    @Test
    void aPromptSeenBeforeIsCached() {
        FixedTimes model = model("ttft=1ms,itl=1ms,prefix-cache,block=4");
        Sequence[] first = probe.one(0, 10, 1);
        Sequence[] again = probe.one(1, 10, 1);
        model.submit(first, 0);
        model.submit(again, 0);
        assertThat(first[0].cached).isZero();
        assertThat(again[0].cached).isEqualTo(8);
    }

    private static FixedTimes model(String spec) {
        return new FixedTimes(SimOptions.parse(spec));
    }
}
