package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.*;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

public class EverySettingRun implements Runnable {
    @Override
    public void run() {
        ScenarioModel ramped = new EverySetting_Ramped_LlmScenario().model();
        assertThat(ramped.className()).isEqualTo("com.example.EverySetting$Ramped");
        assertThat(ramped.name()).isEqualTo("com.example.EverySetting.Ramped");
        assertThat(ramped.description()).isEqualTo("Ramps up, see the outer class & others.");
        assertThat(ramped.engines()).containsExactly(new EngineModel(
                "ollama", "small", "a-model", "${OLLAMA_URL:http://localhost:11434}/base", "KEY", Map.of(), "cmd:systemctl restart ollama"));
        WorkloadModel workload = ramped.workloads().get(0);
        assertThat(workload.source()).isEqualTo(new WorkloadModel.Source(
                "Tell me about \"quotes\",\nbackslashes \\ and $dollars,\n\tand Ünïcode: 你好.\n",
                "Be brief.",
                "",
                "",
                "lognormal(64,0.5)"));
        assertThat(workload.stream()).isFalse();
        assertThat(workload.seed()).isEqualTo(-5_000_000_000L);
        assertThat(workload.cache()).isEqualTo("warm");
        assertThat(workload.load()).isEqualTo(
                LoadModel.shaped("ramp").option("from", "1").option("to", "8").option("over", "1m"));
        assertThat(workload.slo()).contains(SloModel.attainment(1)
                .ttft(Duration.ofMillis(1500))
                .tpot(Duration.ofNanos(20_500_000))
                .e2e(Duration.ofSeconds(90)));
        assertThat(workload.run()).isEqualTo(new RunModel(
                List.of(Mode.SampleTime, Mode.Goodput),
                Optional.of(new RunModel.Iterations(0, Duration.ofSeconds(10), 0)),
                Optional.of(new RunModel.Iterations(2, Duration.ofMillis(1500), 500)),
                Optional.of(new RunModel.Forks(
                        2,
                        1,
                        "java",
                        List.of("-Xmx1g"),
                        List.of("-ea"),
                        List.of("--add-opens", "java.base/java.nio=ALL-UNNAMED"))),
                Optional.of(Duration.ofMinutes(2)),
                Optional.of(TimeUnit.SECONDS),
                new RunModel.Phases(
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(Duration.ofMillis(2500))),
                Optional.of(new RunModel.Retry(4, Duration.ofMillis(250), Duration.ofSeconds(30))),
                new RunModel.Limits(90, 120_000, 5_000_000_000L, 2.5, 0.15, 3)));

        ScenarioModel bursty = new EverySetting_Bursty_LlmScenario().model();
        assertThat(bursty.description()).isEqualTo("Given, not taken from the comment.");
        assertThat(bursty.workloads().get(0).load())
                .isEqualTo(LoadModel.open("gamma", 0.5, 10).burstiness(0.25).maxInFlight(16));

        LoadModel thinking = new EverySetting_Thinking_LlmScenario().model().workloads().get(0).load();
        assertThat(thinking.levels()).hasSize(24);
        assertThat(thinking.options()).containsEntry("thinkTime", "PT0.5S").containsEntry("rampUp", "PT0S");
    }
}
