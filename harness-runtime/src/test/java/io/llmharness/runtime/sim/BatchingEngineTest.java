package io.llmharness.runtime.sim;

import static io.llmharness.runtime.sim.ModelProbe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingEngineTest {
    private static final String FIGURES = "prefill=1000,step=10ms,step-per-seq=1ms";

    private final ModelProbe probe = new ModelProbe();

    @Test
    void oneSequenceByItself() {
        BatchingEngine model = model("");
        model.submit(probe.one(0, 100, 3), ms(7));
        model.advance(ms(1000));
        // prefill: 10 + 100/1000 s; each further token: 10 + 1
        assertThat(probe.log).containsExactly("0:1@117", "0:1@128", "0:1@139");
        assertThat(model.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aStepGetsLongerWithTheBatch() {
        BatchingEngine model = model("");
        model.submit(new Sequence[] {probe.sequence(0, 5, 3), probe.sequence(1, 5, 3)}, 0);
        model.advance(ms(1000));
        // both prefilled in one step of 10 + 10/1000 s, then steps of 10 + 2
        assertThat(probe.log).containsExactly("0:1@20", "1:1@20", "0:1@32", "1:1@32", "0:1@44", "1:1@44");
    }

    @Test
    void aPrefillDelaysThoseWhoDecode() {
        BatchingEngine model = model("");
        model.submit(probe.one(0, 10, 4), 0);
        model.advance(ms(20));
        model.submit(probe.one(1, 200, 1), ms(25));
        model.advance(ms(1000));
        // 20; the step to 31 was under way; the next has a decode and a prefill of 200 ms
        assertThat(probe.log).containsExactly("0:1@20", "0:1@31", "0:1@242", "1:1@242", "0:1@253");
    }

    @Test
    void longPromptsArePrefilledInPieces() {
        BatchingEngine model = model(",batch-tokens=64,slots=2");
        model.submit(probe.one(0, 150, 1), 0);
        model.advance(ms(1000));
        // 64 + 64 + 22 tokens in three steps
        assertThat(probe.log).containsExactly("0:1@180");
    }

    @Test
    void slotsBoundTheBatchAndTheQueueItsWaiting() {
        BatchingEngine model = model(",slots=1,queue=1");
        model.submit(probe.one(0, 10, 2), 0);
        assertThat(model.full()).isFalse();
        model.submit(probe.one(1, 10, 1), 0);
        assertThat(model.full()).isTrue();
        assertThat(List.of(model.running(), model.waiting())).containsExactly(1, 1);
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@20", "0:1@31", "1:1@51");
    }

    @Test
    void withoutMemoryTheNewestIsPreemptedAndComputedAnew() {
        BatchingEngine model = model(",kv=32,block=16");
        Sequence[] both = {probe.sequence(0, 14, 6), probe.sequence(1, 14, 6)};
        model.submit(both, 0);
        model.advance(ms(10_000));
        // both run until the first needs a second block at 16 tokens; the other comes back when it has ended
        assertThat(both[0].preemptions).isZero();
        assertThat(both[1].preemptions).isEqualTo(1);
        assertThat(both[1].produced).isEqualTo(6);
        List<String> second = probe.log.stream().filter(e -> e.startsWith("1:")).toList();
        List<String> first = probe.log.stream().filter(e -> e.startsWith("0:")).toList();
        assertThat(first).hasSize(6);
        assertThat(second).hasSize(6);
        assertThat(probe.log.indexOf(second.get(2))).isGreaterThan(probe.log.indexOf(first.get(5)));
        assertThat(model.kvUsage()).isZero();
    }

    @Test
    void waitingReservesTheWholeAnswer() {
        BatchingEngine model = model(",kv=32,block=16,kv-policy=wait");
        Sequence[] both = {probe.sequence(0, 10, 6), probe.sequence(1, 10, 7)};
        model.submit(both, 0);
        assertThat(model.running()).isEqualTo(1);
        assertThat(model.kvUsage()).isEqualTo(0.5);
        model.advance(ms(10_000));
        assertThat(both[1].preemptions).isZero();
        assertThat(probe.log.get(6)).startsWith("1:");
    }

    @Test
    void whatNeverFitsRunsAlone() {
        BatchingEngine model = model(",kv=16,block=16");
        model.submit(probe.one(0, 100, 3), 0);
        model.advance(ms(10_000));
        assertThat(probe.log).hasSize(3);
        assertThat(model.kvUsage()).isZero();
    }

    @Test
    void aKnownPrefixNeedsNoPrefill() {
        BatchingEngine model = model(",prefix-cache,block=16");
        Sequence[] first = probe.one(0, 100, 1);
        Sequence[] again = probe.one(1, 100, 1);
        model.submit(first, 0);
        model.advance(ms(110));
        model.submit(again, ms(200));
        model.advance(ms(1000));
        assertThat(first[0].cached).isZero();
        assertThat(again[0].cached).isEqualTo(96);
        assertThat(probe.log).containsExactly("0:1@110", "1:1@214");
    }

    @Test
    void cancellingFreesMemoryAndSlot() {
        BatchingEngine model = model(",slots=1,kv=64");
        Sequence[] first = probe.one(0, 10, 50);
        model.submit(first, 0);
        model.submit(probe.one(1, 10, 1), 0);
        model.advance(ms(20));
        model.cancel(first[0], ms(25));
        model.advance(ms(1000));
        // the step to 31 was under way
        assertThat(probe.log).containsExactly("0:1@20", "1:1@51");
        assertThat(model.kvUsage()).isZero();
    }

    @Test
    void idleEnginesStartAgainWhereTheyStopped() {
        BatchingEngine model = model("");
        model.submit(probe.one(0, 10, 1), 0);
        model.advance(ms(1000));
        model.submit(probe.one(1, 10, 1), ms(15)); // an arrival that was handled late
        model.advance(ms(1000));
        assertThat(probe.log).containsExactly("0:1@20", "1:1@40");
    }

    private static BatchingEngine model(String more) {
        return new BatchingEngine(SimOptions.parse(FIGURES + more));
    }
}
