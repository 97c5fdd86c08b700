package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.EngineTerms;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.MixModel;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.StubScenario;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.text.UsageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theProductRunsOverEnginesThenLoadsThenParameters() {
        ScenarioModel model = ScenarioModel.of("S", "S")
                .engine(EngineModel.of("local").named("a"))
                .engine(EngineModel.of("local").named("b"))
                .param("x", "1", "2")
                .param("y", "p", "q")
                .workload(WorkloadModel.onClass().load(LoadModel.closed(1, 4)))
                .build();
        assertThat(plan(model, none()))
                .extracting(t -> t.engine().name()
                        + t.load().level().orElseThrow().intValue()
                        + t.params().get("x")
                        + t.params().get("y"))
                .startsWith("a11p", "a11q", "a12p", "a12q", "a41p")
                .endsWith("b42q")
                .hasSize(16)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNobodySaysComesFromTheDefaults() {
        TrialPlan trial = only(plan(simple(WorkloadModel.onClass()), none()));
        assertThat(trial.benchmark()).isEqualTo("S");
        assertThat(trial.scenario()).isEqualTo(StubScenario.class.getName());
        assertThat(trial.modes()).containsExactly(Mode.SampleTime);
        assertThat(trial.warmup()).isEqualTo(Defaults.WARMUP);
        assertThat(trial.measurement()).isEqualTo(Defaults.MEASUREMENT);
        assertThat(trial.forks()).isEqualTo(Defaults.FORKS);
        assertThat(trial.timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(trial.outputUnit()).isEqualTo(TimeUnit.MILLISECONDS);
        assertThat(trial.load().closed()).isTrue();
        assertThat(trial.load().level()).contains(1.0);
        assertThat(trial.client()).isEqualTo(new TrialPlan.ClientPlan(1, 0, "nio", "auto"));
        assertThat(trial.engine().url()).isEqualTo("http://localhost:7000");
        assertThat(trial.seed()).isEqualTo(42);
        assertThat(trial.cache()).isEqualTo("cold");
    }

    @Test
    void anAnnotationComesBeforeADefaultAndAnOptionBeforeAnAnnotation() {
        WorkloadModel annotated = WorkloadModel.onClass()
                .modes(Mode.Throughput)
                .seed(7)
                .timeout(Duration.ofSeconds(5))
                .outputUnit(TimeUnit.SECONDS)
                .warmup(2, Duration.ofSeconds(3), 0)
                .measurement(4, Duration.ofSeconds(6), 0)
                .fork(RunModel.Forks.of(3, 1).jvmArgs("-Xmx1g"));
        TrialPlan said = only(plan(simple(annotated), none()));
        assertThat(said.warmup()).isEqualTo(new RunModel.Iterations(2, Duration.ofSeconds(3), 0));
        assertThat(said.measurement().count()).isEqualTo(4);
        assertThat(said.forks()).isEqualTo(RunModel.Forks.of(3, 1).jvmArgs("-Xmx1g"));
        assertThat(said.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(said.outputUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(said.modes()).containsExactly(Mode.Throughput);

        TrialPlan wished = only(plan(simple(annotated), everything()));
        assertThat(wished.warmup()).isEqualTo(new RunModel.Iterations(0, Duration.ofSeconds(3), 0));
        assertThat(wished.measurement()).isEqualTo(new RunModel.Iterations(4, Duration.ofSeconds(6), 500));
        assertThat(wished.forks()).isEqualTo(RunModel.Forks.of(0, 1).jvmArgs("-Xmx1g"));
        assertThat(wished.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(wished.modes()).containsExactly(Mode.SampleTime);
        assertThat(wished.seed()).isEqualTo(11);
        assertThat(wished.client()).isEqualTo(new TrialPlan.ClientPlan(2, 64, "epoll", "auto"));
    }

    @Test
    void aLengthTakesThePlaceOfANumberOfRequests() {
        WorkloadModel counted = WorkloadModel.onClass().measurement(1, Duration.ofSeconds(10), 50);
        Overrides longer = wish(b -> b.measurementTime(Duration.ofSeconds(2)));
        assertThat(only(plan(simple(counted), longer)).measurement())
                .isEqualTo(new RunModel.Iterations(1, Duration.ofSeconds(2), 0));
    }

    @Test
    void aColdStartIsOneRequestAForkAndATrialOfItsOwn() {
        WorkloadModel both = WorkloadModel.onClass()
                .modes(Mode.SampleTime, Mode.SingleShotTime)
                .load(LoadModel.closed(1, 8));
        List<TrialPlan> trials = plan(simple(both), none());
        assertThat(trials).hasSize(3);
        TrialPlan cold = trials.get(2);
        assertThat(cold.modes()).containsExactly(Mode.SingleShotTime);
        assertThat(cold.warmup().count()).isZero();
        assertThat(cold.measurement().count()).isEqualTo(1);
        assertThat(cold.measurement().requests()).isEqualTo(1);
        assertThat(cold.load().level()).contains(1.0);
        assertThatThrownBy(() -> plan(
                        simple(WorkloadModel.onClass().modes(Mode.SingleShotTime)), wish(b -> b.warmupIterations(1))))
                .hasMessageContaining("SingleShotTime is one request a fork");
    }

    @Test
    void usersAndRatesReplaceTheLoadAndKeepItsShapeWhereTheyCan() {
        WorkloadModel bursty = WorkloadModel.onClass()
                .load(LoadModel.open("gamma", 5).burstiness(0.5).maxInFlight(9));
        TrialPlan faster = only(plan(simple(bursty), rates(20)));
        assertThat(faster.load().shape()).isEqualTo("gamma");
        assertThat(faster.load().level()).contains(20.0);
        assertThat(faster.load().options()).containsEntry("burstiness", "0.5").containsEntry("maxInFlight", "9");

        assertThat(only(plan(simple(WorkloadModel.onClass()), rates(2))).load().shape())
                .isEqualTo("poisson");
        assertThat(plan(simple(bursty), users(1, 4)))
                .extracting(t -> t.load().shape() + t.load().level().orElseThrow())
                .containsExactly("closed1.0", "closed4.0");
        assertThatThrownBy(() -> plan(simple(bursty), users(4, 4))).hasMessage("-t lists 4 twice.");
    }

    @Test
    void limitsTurnGoodputOn() {
        SloModel limits = SloModel.attainment(0.9).ttft(Duration.ofMillis(300));
        TrialPlan trial = only(plan(
                simple(WorkloadModel.onClass()),
                wish(b -> b.sloTtft(Duration.ofMillis(300)).sloAttainment(0.9))));
        assertThat(trial.modes()).containsExactly(Mode.SampleTime, Mode.Goodput);
        assertThat(trial.slo()).contains(limits);
        assertThatThrownBy(() -> plan(simple(WorkloadModel.onClass().modes(Mode.Goodput)), none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("needs limits");
    }

    @Test
    void parametersOfTheRunReplaceTheAnnotations() {
        ScenarioModel model = ScenarioModel.of("S", "S")
                .engine(EngineModel.of("local"))
                .param("turnCount", "2")
                .workload(WorkloadModel.onClass())
                .build();
        assertThat(plan(model, param("turnCount", "3", "4")))
                .extracting(t -> t.params().get("turnCount"))
                .containsExactly("3", "4");
        assertThat(plan(model, param("cache", "warm")))
                .extracting(TrialPlan::cache)
                .containsExactly("warm");
        assertThatThrownBy(() -> plan(model, param("turnCount", "six")))
                .isInstanceOf(UsageException.class)
                .hasMessage("S: parameter turnCount: \"six\" is not a value of type int.");
        assertThatThrownBy(() -> plan(model, param("turnCuont", "1")))
                .hasMessage("No selected scenario has a parameter \"turnCuont\". Did you mean \"turnCount\"?"
                        + " Known: cache, turnCount.");
        assertThatThrownBy(() -> plan(model, param("concurrency", "1"))).hasMessageEndingWith("Use -t.");
        assertThatThrownBy(() -> plan(model, param("cache", "hot"))).hasMessageContaining("is not a cache intent");
    }

    @Test
    void http2IsRefusedWhereNoHandshakeCouldAgreeOnIt() {
        Overrides http2 = wish(b -> b.http("2"));
        assertThatThrownBy(() -> plan(simple(WorkloadModel.onClass()), http2))
                .isInstanceOf(UsageException.class)
                .hasMessage("-http 2 needs an https URL, for the version is agreed on in the TLS handshake, but engine"
                        + " \"local\" is at http://localhost:7000. Leave -http out, or name the engine's https URL with"
                        + " -url.");
        assertThatThrownBy(() -> plan(
                        simple(WorkloadModel.onClass()), wish(b -> b.http("2").simulated())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the simulated engine speaks plain http");
        Overrides secure = wish(b -> b.http("2").url("local", "HTTPS://engine.test"));
        assertThat(only(plan(simple(WorkloadModel.onClass()), secure)).client().http())
                .isEqualTo("2");
    }

    @Test
    void aWrongDataSetOrLengthIsToldBeforeAnythingRuns() {
        assertThatThrownBy(() -> plan(simple(WorkloadModel.onClass().dataset("syntetic")), none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No data set \"syntetic\"")
                .hasMessageContaining("Did you mean \"synthetic\"?");
        assertThatThrownBy(() ->
                        plan(simple(WorkloadModel.onClass().dataset("synthetic").inputTokens("norml(1,2)")), none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not a token length");
    }

    private static Overrides everything() {
        return wish(b -> b.warmupIterations(0)
                .requests(500)
                .forks(0)
                .timeout(Duration.ofSeconds(9))
                .mode(Mode.SampleTime)
                .seed(11)
                .eventLoops(2)
                .connections(64)
                .transport("epoll"));
    }

    @Test
    void whatAFileSaysOfAnEngineHoldsWhereNobodyElseSaysIt() {
        EngineTerms terms = new EngineTerms(
                Optional.of(Duration.ofSeconds(9)),
                Optional.of(new RunModel.Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(2))),
                "/up",
                1.5,
                6,
                2);
        EngineModel ofFile =
                EngineModel.of("local").url("http://elsewhere:1").model("m").terms(terms);
        Overrides wishes = none().known(List.of(ofFile, ofFile.named("second")));
        TrialPlan trial = only(plan(simple(WorkloadModel.onClass()), wishes));
        assertThat(trial.engine().url()).isEqualTo("http://elsewhere:1");
        assertThat(trial.engine().terms()).isEqualTo(terms);
        assertThat(trial.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(trial.rules().retry()).isEqualTo(terms.retry());
        assertThat(trial.rules().budget()).isEqualTo(new Budget(0, 0, 1.5, 6));
        assertThat(only(plan(simple(WorkloadModel.onClass().timeout(Duration.ofSeconds(3))), wishes))
                        .timeout())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(only(plan(
                                simple(WorkloadModel.onClass()),
                                wish(b -> b.engine("second")).known(List.of(ofFile.named("second")))))
                        .engine()
                        .url())
                .isEqualTo("http://elsewhere:1");
    }

    @Test
    void anEngineOfTheScenarioFillsInWhatAFileLeavesOut() {
        ScenarioModel model = ScenarioModel.of("S", "S")
                .engine(EngineModel.of("local").model("annotated").option("num_ctx", "1"))
                .workload(WorkloadModel.onClass())
                .build();
        EngineModel ofFile = EngineModel.of("local").url("http://elsewhere:1");
        TrialPlan.EnginePlan engine =
                only(plan(model, none().known(List.of(ofFile)))).engine();
        assertThat(engine.model()).isEqualTo("annotated");
        assertThat(engine.options()).containsEntry("num_ctx", "1");
        assertThat(engine.url()).isEqualTo("http://elsewhere:1");
    }

    @Test
    void aLoadShapeOfTheRunReplacesTheAnnotations() {
        ScenarioModel model =
                simple(WorkloadModel.onClass().load(LoadModel.open("gamma", 5).burstiness(0.5)));
        TrialPlan bursts = only(plan(model, wish(b -> b.load("burst", Map.of("size", "9", "every", "10s")))));
        assertThat(bursts.load().shape()).isEqualTo("burst");
        assertThat(bursts.load().level()).isEmpty();
        assertThat(bursts.load().options()).containsOnly(Map.entry("size", "9"), Map.entry("every", "10s"));
        assertThat(plan(model, wish(b -> b.load("constant", Map.of()).rate(2, 4))))
                .extracting(t -> t.load().shape() + t.load().level().orElseThrow())
                .containsExactly("constant2.0", "constant4.0");
    }

    @Test
    void aLoadShapesOptionsAreCheckedByName() {
        ScenarioModel model =
                simple(WorkloadModel.onClass().load(LoadModel.shaped("burst").option("sise", "9")));
        assertThatThrownBy(() -> plan(model, none()))
                .isInstanceOf(UsageException.class)
                .hasMessage("Load of S: the load shape burst has no option \"sise\". Did you mean \"size\"?"
                        + " Known: size, every, maxInFlight.");
        assertThatThrownBy(() -> plan(model, wish(b -> b.load("brust", Map.of()))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No load shape \"brust\" (S). Did you mean \"burst\"?");
        assertThatThrownBy(() -> plan(model, wish(b -> b.load("burst", Map.of()))))
                .hasMessage("Load of S, burst: size is missing; give it as in size=50.");
        assertThatThrownBy(() -> plan(model, wish(b -> b.load("burst", Map.of()).rate(5))))
                .hasMessage("-rate: the load shape burst has no one rate to be swept over.");
        assertThatThrownBy(() ->
                        plan(model, wish(b -> b.load("constant", Map.of()).concurrency(5))))
                .hasMessage("-t: the load shape constant has no users to be swept over.");
    }

    private static ScenarioModel mixed(MixModel mix, WorkloadModel... workloads) {
        ScenarioModel.Builder model = ScenarioModel.of("S", "S").engine(EngineModel.of("local"));
        for (WorkloadModel workload : workloads) {
            model.workload(workload);
        }
        return model.mix(mix).build();
    }

    @Test
    void aMixIsOneTrialOfSharesAndLoadsOfTheirOwn() {
        ScenarioModel model = mixed(
                MixModel.of(WorkloadModel.onClass().load(LoadModel.closed(4, 8)))
                        .part("a", 3)
                        .part("b", 1)
                        .ownLoad("probe"),
                WorkloadModel.onMethod("a").cache("warm").seed(5),
                WorkloadModel.onMethod("b").slo(SloModel.attainment(0.9).ttft(Duration.ofSeconds(1))),
                WorkloadModel.onMethod("probe").load(LoadModel.open("poisson", 2)),
                WorkloadModel.onMethod("alone"));
        List<TrialPlan> trials = plan(model, none());
        assertThat(trials).extracting(TrialPlan::benchmark).containsExactly("S", "S", "S.alone");
        assertThat(trials).extracting(t -> t.load().level().orElseThrow()).containsExactly(4.0, 8.0, 1.0);
        assertThat(trials.get(2).mix()).isEmpty();
        List<MixPlan> mix = trials.get(0).mix();
        assertThat(mix).extracting(MixPlan::name).containsExactly("a", "b", "probe");
        assertThat(mix).extracting(MixPlan::share).containsExactly(0.75, 0.25, 0.0);
        assertThat(mix).extracting(MixPlan::workload).containsExactly(0, 1, 2);
        assertThat(mix.get(0).cache()).isEqualTo("warm");
        assertThat(mix.get(0).seed()).isEqualTo(5);
        assertThat(mix.get(1).slo()).isPresent();
        assertThat(mix.get(2).load()).contains(new TrialPlan.LoadPlan("poisson", Optional.of(2.0), Map.of()));
        TrialPlan part = mix.get(2).of(trials.get(0));
        assertThat(part.benchmark()).isEqualTo("S.probe");
        assertThat(part.load().shape()).isEqualTo("poisson");
        assertThat(part.mix()).isEmpty();
        TrialPlan open = only(plan(model, wish(b -> b.rate(8))).stream()
                .filter(t -> t.benchmark().equals("S"))
                .toList());
        assertThat(open.mix().get(0).of(open).load().level()).contains(6.0);
    }

    @Test
    void whatAMixCannotDoIsSaid() {
        ScenarioModel nothing = mixed(MixModel.of(WorkloadModel.onClass()).part("a", 0), WorkloadModel.onMethod("a"));
        assertThatThrownBy(() -> plan(nothing, none())).hasMessageContaining("sum to nothing");
        ScenarioModel kinds = mixed(
                MixModel.of(WorkloadModel.onClass()).part("a", 1).part("b", 1),
                WorkloadModel.onMethod("a"),
                WorkloadModel.onMethod("b").wholeAnswers());
        assertThatThrownBy(() -> plan(kinds, none())).hasMessageContaining("streamed and whole answers");
        ScenarioModel probe = mixed(
                MixModel.of(WorkloadModel.onClass()).part("a", 1).ownLoad("b"),
                WorkloadModel.onMethod("a"),
                WorkloadModel.onMethod("b").load(LoadModel.closed(2)));
        assertThatThrownBy(() -> plan(probe, wish(b -> b.requests(5)))).hasMessageContaining("give it a time (-r)");
        assertThatThrownBy(() -> plan(probe, wish(b -> b.mode(Mode.SingleShotTime))))
                .hasMessageContaining("has no mode SingleShotTime");
        ScenarioModel sweep = mixed(
                MixModel.of(WorkloadModel.onClass()).part("a", 1).ownLoad("b"),
                WorkloadModel.onMethod("a"),
                WorkloadModel.onMethod("b").load(LoadModel.closed(2, 4)));
        assertThatThrownBy(() -> plan(sweep, none()))
                .hasMessageContaining("only the load that the others share is swept");
    }

    private static Overrides none() {
        return wish(b -> b);
    }

    private static Overrides users(int... users) {
        return wish(b -> b.concurrency(users));
    }

    private static Overrides rates(double... rates) {
        return wish(b -> b.rate(rates));
    }

    private static Overrides param(String name, String... values) {
        return wish(b -> b.param(name, values));
    }

    private static Overrides wish(UnaryOperator<OptionsBuilder> change) {
        return change.apply(Options.builder()).build().overrides();
    }

    private List<TrialPlan> plan(ScenarioModel model, Overrides wishes) {
        List<Benchmark> all =
                ScenarioCatalog.of(List.of(new StubScenario(model))).all();
        return new Planner(StubEngine.catalog(), getClass().getClassLoader(), environment::get).plan(all, wishes);
    }

    private static ScenarioModel simple(WorkloadModel workload) {
        return ScenarioModel.of("S", "S")
                .engine(EngineModel.of("local"))
                .workload(workload)
                .build();
    }

    private static TrialPlan only(List<TrialPlan> trials) {
        assertThat(trials).hasSize(1);
        return trials.get(0);
    }
}
