package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineLoopTest {
    private final DefaultEventLoop executor = new DefaultEventLoop();
    private final ModelProbe probe = new ModelProbe();

    @AfterEach
    void stop() {
        executor.shutdownGracefully();
    }

    @Test
    void deadlinesCountFromTheArrivalHoweverLateItIsHandled() {
        EngineLoop loop = new EngineLoop(executor, SimOptions.parse("ttft=10s,itl=1s"), false);
        long arrival = System.nanoTime() - 1_000_000_000L;
        assertThat(loop.full(arrival)).isFalse();
        loop.submit(probe.one(0, 1, 1), arrival);
        assertThat(loop.nanosOf(loop.model().next())).isEqualTo(arrival + 10_000_000_000L);
        long earlier = arrival - 5_000_000; // of another connection, handled later
        loop.submit(probe.one(1, 1, 1), earlier);
        assertThat(loop.nanosOf(loop.model().next())).isEqualTo(earlier + 10_000_000_000L);
    }

    @Test
    void stallsCountFromTheFirstArrival() {
        EngineLoop loop = new EngineLoop(executor, SimOptions.parse("ttft=10s,itl=1s,stall=2s@4s"), false);
        long arrival = System.nanoTime();
        loop.submit(probe.one(0, 1, 1), arrival);
        assertThat(loop.nanosOf(loop.model().next())).isEqualTo(arrival + 12_000_000_000L);
    }
}
