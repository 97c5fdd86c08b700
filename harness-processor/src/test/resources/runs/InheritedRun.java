package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.annotations.Level;
import io.llmharness.api.*;
import io.llmharness.runtime.catalog.*;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

public class InheritedRun implements Runnable {
    @Override
    public void run() {
        Inherited_LlmScenario runner = new Inherited_LlmScenario();
        Inherited inherited = runner.newInstance();

        assertThat(runner.model().workloads()).extracting(WorkloadModel::method).containsExactly("ofUser", "own", "time");
        assertThat(runner.model().workloads()).extracting(workload -> workload.load().levels().get(0)).containsExactly(2.0, 1.0, 2.0);
        assertThat(runner.model().workloads()).allSatisfy(workload -> {
            assertThat(workload.run().timeout()).isEqualTo(Optional.of(Duration.ofSeconds(20)));
            assertThat(workload.run().outputUnit()).isEqualTo(Optional.of(TimeUnit.MICROSECONDS));
        });
        runner.setup(inherited, Level.Trial);
        runner.tearDown(inherited, Level.Trial);
        assertThat(Base.CALLS).containsExactly("base", "sub", "sub", "base");
        runner.setParam(inherited, "depth", "2");
        Work work = runner.next(inherited, 0, new User(5, new Random(1)), null);
        assertThat(((Work.Single) work).request().messages().get(0).content()).isEqualTo("user 5 at 2");
        assertThat(runner.next(inherited, 2, null, null)).isInstanceOf(Work.Single.class);
    }
}
