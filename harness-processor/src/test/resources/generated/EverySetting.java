package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link EverySetting.Bursty}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class EverySetting_Bursty_LlmScenario implements GeneratedScenario<EverySetting.Bursty> {
    private static final ScenarioModel MODEL = ScenarioModel.of(
                    "com.example.EverySetting.Bursty",
                    "com.example.EverySetting$Bursty")
            .description("Given, not taken from the comment.")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onClass()
                    .dataset("sharegpt")
                    .datasetOption("file", "a.json")
                    .datasetOption("rows", "9")
                    .inputTokens("64")
                    .load(LoadModel.open("gamma", 0.5, 10).burstiness(0.25).maxInFlight(16))
                    .timeout(Duration.ofNanos(50000)))
            .build();

    @Override
    public int version() {
        return GeneratedScenario.VERSION;
    }

    @Override
    public ScenarioModel model() {
        return MODEL;
    }

    @Override
    public EverySetting.Bursty newInstance() {
        return new EverySetting.Bursty();
    }

    @Override
    public void setParam(EverySetting.Bursty scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(EverySetting.Bursty scenario, Level level) {
    }

    @Override
    public void tearDown(EverySetting.Bursty scenario, Level level) {
    }

    @Override
    public Work next(EverySetting.Bursty scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of Bursty stands on the class; it has no method");
    }

    @Override
    public boolean check(EverySetting.Bursty scenario, Reply reply) {
        return true;
    }
}
package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Mode;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * Runs {@link EverySetting.Ramped}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class EverySetting_Ramped_LlmScenario implements GeneratedScenario<EverySetting.Ramped> {
    private static final ScenarioModel MODEL = ScenarioModel.of(
                    "com.example.EverySetting.Ramped",
                    "com.example.EverySetting$Ramped")
            .description("Ramps up, see the outer class & others.")
            .engine(EngineModel.of("ollama")
                    .named("small")
                    .model("a-model")
                    .url("${OLLAMA_URL:http://localhost:11434}/base")
                    .apiKeyEnv("KEY")
                    .reset("cmd:systemctl restart ollama"))
            .workload(WorkloadModel.onClass()
                    .prompt("Tell me about \"quotes\",\n"
                            + "backslashes \\ and $dollars,\n"
                            + "\tand Ünïcode: 你好.\n")
                    .system("Be brief.")
                    .outputTokens("lognormal(64,0.5)")
                    .wholeAnswers()
                    .seed(-5000000000L)
                    .cache("warm")
                    .load(LoadModel.shaped("ramp")
                            .option("from", "1")
                            .option("to", "8")
                            .option("over", "1m"))
                    .slo(SloModel.attainment(1.0)
                            .ttft(Duration.ofMillis(1500))
                            .tpot(Duration.ofNanos(20500000))
                            .e2e(Duration.ofSeconds(90)))
                    .modes(Mode.SampleTime, Mode.Goodput)
                    .warmup(0, Duration.ofSeconds(10), 0)
                    .measurement(2, Duration.ofMillis(1500), 500)
                    .fork(RunModel.Forks.of(2, 1)
                            .jvm("java")
                            .jvmArgs("-Xmx1g")
                            .jvmArgsPrepend("-ea")
                            .jvmArgsAppend("--add-opens", "java.base/java.nio=ALL-UNNAMED"))
                    .timeout(Duration.ofSeconds(120))
                    .connectTimeout(Duration.ofMillis(500))
                    .firstTokenTimeout(Duration.ofSeconds(30))
                    .idleTimeout(Duration.ofMillis(2500))
                    .retry(4, Duration.ofMillis(250), Duration.ofSeconds(30))
                    .rateLimits(90, 120000)
                    .budget(5000000000L, 2.5, 0.15, 3)
                    .outputUnit(TimeUnit.SECONDS))
            .build();

    @Override
    public int version() {
        return GeneratedScenario.VERSION;
    }

    @Override
    public ScenarioModel model() {
        return MODEL;
    }

    @Override
    public EverySetting.Ramped newInstance() {
        return new EverySetting.Ramped();
    }

    @Override
    public void setParam(EverySetting.Ramped scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(EverySetting.Ramped scenario, Level level) {
    }

    @Override
    public void tearDown(EverySetting.Ramped scenario, Level level) {
    }

    @Override
    public Work next(EverySetting.Ramped scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of Ramped stands on the class; it has no method");
    }

    @Override
    public boolean check(EverySetting.Ramped scenario, Reply reply) {
        return true;
    }
}
package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Runs {@link EverySetting.Thinking}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class EverySetting_Thinking_LlmScenario implements GeneratedScenario<EverySetting.Thinking> {
    private static final ScenarioModel MODEL = ScenarioModel.of(
                    "com.example.EverySetting.Thinking",
                    "com.example.EverySetting$Thinking")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onClass()
                    .prompt("Hi")
                    .load(LoadModel.closed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
                            17, 18, 19, 20, 21, 22, 23, 24)
                            .thinkTime(Duration.ofMillis(500))
                            .rampUp(Duration.ZERO)))
            .build();

    @Override
    public int version() {
        return GeneratedScenario.VERSION;
    }

    @Override
    public ScenarioModel model() {
        return MODEL;
    }

    @Override
    public EverySetting.Thinking newInstance() {
        return new EverySetting.Thinking();
    }

    @Override
    public void setParam(EverySetting.Thinking scenario, String name, String value) {
        throw Params.unknown(name);
    }

    @Override
    public void setup(EverySetting.Thinking scenario, Level level) {
    }

    @Override
    public void tearDown(EverySetting.Thinking scenario, Level level) {
    }

    @Override
    public Work next(EverySetting.Thinking scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of Thinking stands on the class; it has no method");
    }

    @Override
    public boolean check(EverySetting.Thinking scenario, Reply reply) {
        return true;
    }
}
