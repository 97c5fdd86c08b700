package io.llmharness.processor.read;

import io.llmharness.annotations.ArrivalRate;
import io.llmharness.annotations.BenchmarkMode;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Fork;
import io.llmharness.annotations.Limit;
import io.llmharness.annotations.LoadShape;
import io.llmharness.annotations.Measurement;
import io.llmharness.annotations.OutputTimeUnit;
import io.llmharness.annotations.Retry;
import io.llmharness.annotations.Slo;
import io.llmharness.annotations.Timeout;
import io.llmharness.annotations.Warmup;
import io.llmharness.processor.model.ForkModel;
import io.llmharness.processor.model.IterationsModel;
import io.llmharness.processor.model.LimitModel;
import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.model.RetryModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.SloModel;
import io.llmharness.processor.model.TimeModel;
import io.llmharness.processor.model.TimeoutModel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.lang.model.element.Element;

/** Reads how a scenario, or one of its workloads, is run. */
final class SettingsReader {
    private final EffectiveAnnotations annotations;

    SettingsReader(EffectiveAnnotations annotations) {
        this.annotations = annotations;
    }

    /** What applies to an element of the scenario, or to the scenario itself. */
    SettingsModel read(Element element) {
        List<List<LoadModel>> loads =
                annotations.places(element, Set.of(Concurrency.class, ArrivalRate.class, LoadShape.class)).stream()
                        .map(place -> place.stream().map(this::load).toList())
                        .toList();
        return new SettingsModel(
                loads.isEmpty() ? List.of() : loads.get(0),
                loads.size() < 2 ? List.of() : loads.get(1),
                annotations.on(element, Slo.class).map(this::slo),
                annotations.on(element, BenchmarkMode.class).map(mode -> mode.constants("value")),
                annotations.on(element, Warmup.class).map(this::iterations),
                annotations.on(element, Measurement.class).map(this::iterations),
                annotations.on(element, Fork.class).map(this::fork),
                annotations.on(element, Timeout.class).map(this::timeout),
                annotations
                        .on(element, OutputTimeUnit.class)
                        .map(unit -> unit.constant("value").value()),
                annotations.on(element, Retry.class).map(this::retry),
                annotations.on(element, Limit.class).map(this::limit));
    }

    private RetryModel retry(Attributes retry) {
        return new RetryModel(retry.integer("attempts"), retry.text("backoff"), retry.text("longest"));
    }

    private LimitModel limit(Attributes limit) {
        return new LimitModel(
                limit.number("requestsPerMinute"),
                limit.number("tokensPerMinute"),
                limit.number("maxTokens"),
                limit.decimal("maxCost"),
                limit.decimal("inputPrice"),
                limit.decimal("outputPrice"),
                limit.anchor());
    }

    private LoadModel load(Attributes load) {
        if (load.type().equals(Concurrency.class.getCanonicalName())) {
            return new LoadModel.Closed(
                    load.integers("value"), load.text("thinkTime"), load.text("rampUp"), load.anchor());
        }
        if (load.type().equals(ArrivalRate.class.getCanonicalName())) {
            return new LoadModel.Open(
                    load.decimals("value"),
                    load.constant("arrivals").value(),
                    load.decimal("burstiness"),
                    load.integer("maxInFlight"),
                    load.anchor());
        }
        return new LoadModel.Shaped(
                load.text("value"),
                load.texts("options").stream().map(OptionModel::new).toList(),
                load.anchor());
    }

    private SloModel slo(Attributes slo) {
        return new SloModel(
                slo.text("ttft"), slo.text("tpot"), slo.text("e2e"), slo.decimal("attainment"), slo.anchor());
    }

    private IterationsModel iterations(Attributes iterations) {
        return new IterationsModel(
                iterations.integer("iterations"),
                time(iterations),
                iterations.integer("requests"),
                iterations.anchor());
    }

    private TimeModel time(Attributes annotation) {
        return new TimeModel(
                annotation.number("time"),
                TimeUnit.valueOf(annotation.constant("timeUnit").value()));
    }

    private TimeoutModel timeout(Attributes timeout) {
        return new TimeoutModel(
                time(timeout), timeout.text("connect"), timeout.text("firstToken"), timeout.text("idle"));
    }

    private ForkModel fork(Attributes fork) {
        return new ForkModel(
                fork.integer("value"),
                fork.integer("warmups"),
                fork.text("jvm"),
                fork.texts("jvmArgs"),
                fork.texts("jvmArgsPrepend"),
                fork.texts("jvmArgsAppend"));
    }
}
