package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.llmharness.annotations.Mode;
import io.llmharness.processor.model.ForkModel;
import io.llmharness.processor.model.IterationsModel;
import io.llmharness.processor.model.LimitModel;
import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.SettingsModel;
import io.llmharness.processor.model.SloModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.model.Written;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The expression that builds the runtime's model of a workload; what is as the model's own default is left out. */
final class WorkloadCode {
    private static final long DEFAULT_SEED = 42;
    private static final String DEFAULT_CACHE = "cold";
    private static final int DEFAULT_IN_FLIGHT = 1024;

    private WorkloadCode() {}

    static CodeBlock of(WorkloadModel workload) {
        Chain chain = workload.method()
                .map(method -> new Chain("$T.onMethod($S)", RuntimeTypes.WORKLOAD_MODEL, method.name()))
                .orElseGet(() -> new Chain("$T.onClass()", RuntimeTypes.WORKLOAD_MODEL));
        chain.text("prompt", workload.prompt().value())
                .text("system", workload.system().value())
                .text("dataset", workload.dataset().value());
        workload.datasetOptions()
                .forEach(option -> chain.call("datasetOption", "$S, $S", option.key(), option.value()));
        chain.text("inputTokens", workload.inputTokens().value())
                .text("outputTokens", workload.outputTokens().value())
                .when(!workload.stream(), "wholeAnswers");
        if (workload.seed() != DEFAULT_SEED) {
            chain.call("seed", "$L", number(workload.seed()));
        }
        if (!workload.cache().value().equals(DEFAULT_CACHE)) {
            chain.call("cache", "$S", workload.cache().value());
        }
        addSettings(chain, workload.settings());
        return chain.code();
    }

    /** A workload that says nothing but how it is run. */
    static CodeBlock ofSettings(SettingsModel settings) {
        Chain chain = new Chain("$T.onClass()", RuntimeTypes.WORKLOAD_MODEL);
        addSettings(chain, settings);
        return chain.code();
    }

    private static void addSettings(Chain chain, SettingsModel settings) {
        settings.loads().forEach(load -> chain.call("load", "$L", load(load)));
        settings.slo().ifPresent(slo -> chain.call("slo", "$L", slo(slo)));
        settings.modes().ifPresent(modes -> chain.call("modes", "$L", modes(modes.value())));
        settings.warmup().ifPresent(warmup -> addIterations(chain, "warmup", warmup));
        settings.measurement().ifPresent(measured -> addIterations(chain, "measurement", measured));
        settings.fork().ifPresent(fork -> chain.call("fork", "$L", forks(fork)));
        settings.timeout().ifPresent(timeout -> {
            timeout.total().duration().ifPresent(total -> chain.call("timeout", "$L", DurationCode.of(total)));
            addDuration(chain, "connectTimeout", timeout.connect());
            addDuration(chain, "firstTokenTimeout", timeout.firstToken());
            addDuration(chain, "idleTimeout", timeout.idle());
        });
        settings.retry()
                .ifPresent(retry -> chain.call(
                        "retry",
                        "$L, $L, $L",
                        retry.attempts().value(),
                        DurationCode.of(retry.backoff().value()),
                        DurationCode.of(retry.longest().value())));
        settings.limit().ifPresent(limit -> limit(chain, limit));
        settings.outputUnit().ifPresent(unit -> chain.call("outputUnit", "$T.$L", TimeUnit.class, unit));
    }

    private static void limit(Chain chain, LimitModel limit) {
        chain.call(
                "rateLimits",
                "$L, $L",
                number(limit.requestsPerMinute().value()),
                number(limit.tokensPerMinute().value()));
        chain.call(
                "budget",
                "$L, $L, $L, $L",
                number(limit.maxTokens().value()),
                number(limit.maxCost().value()),
                number(limit.inputPrice().value()),
                number(limit.outputPrice().value()));
    }

    private static CodeBlock load(LoadModel load) {
        if (load instanceof LoadModel.Closed closed) {
            Chain chain = new Chain("$T.closed($L)", RuntimeTypes.LOAD_MODEL, Chain.list("$L", values(closed.users())));
            addDuration(chain, "thinkTime", closed.thinkTime());
            addDuration(chain, "rampUp", closed.rampUp());
            return chain.code();
        }
        if (load instanceof LoadModel.Open open) {
            List<String> rates =
                    values(open.rates()).stream().map(WorkloadCode::number).toList();
            Chain chain = new Chain(
                    "$T.open($S, $L)",
                    RuntimeTypes.LOAD_MODEL,
                    open.arrivals().toLowerCase(Locale.ROOT),
                    Chain.list("$L", rates));
            if (open.arrivals().equals("GAMMA")) {
                chain.call("burstiness", "$L", number(open.burstiness().value()));
            }
            if (open.maxInFlight().value() != DEFAULT_IN_FLIGHT) {
                chain.call("maxInFlight", "$L", open.maxInFlight().value());
            }
            return chain.code();
        }
        LoadModel.Shaped shaped = (LoadModel.Shaped) load;
        Chain chain =
                new Chain("$T.shaped($S)", RuntimeTypes.LOAD_MODEL, shaped.id().value());
        shaped.options().forEach(option -> chain.call("option", "$S, $S", option.key(), option.value()));
        return chain.code();
    }

    private static CodeBlock slo(SloModel slo) {
        Chain chain = new Chain(
                "$T.attainment($L)", RuntimeTypes.SLO_MODEL, slo.attainment().value());
        addDuration(chain, "ttft", slo.ttft());
        addDuration(chain, "tpot", slo.tpot());
        addDuration(chain, "e2e", slo.e2e());
        return chain.code();
    }

    private static void addDuration(Chain chain, String name, Written<String> text) {
        if (!text.value().isEmpty()) {
            chain.call(name, "$L", DurationCode.of(text.value()));
        }
    }

    private static CodeBlock modes(List<String> modes) {
        return modes.stream()
                .map(mode -> CodeBlock.of("$T.$L", Mode.class, mode))
                .collect(CodeBlock.joining(", "));
    }

    private static void addIterations(Chain chain, String name, IterationsModel iterations) {
        chain.call(
                name,
                "$L, $L, $L",
                iterations.iterations().value(),
                DurationCode.of(iterations.time().duration().orElseThrow()),
                iterations.requests().value());
    }

    private static CodeBlock forks(ForkModel fork) {
        Chain chain = new Chain(
                "$T.of($L, $L)",
                RuntimeTypes.FORKS,
                fork.value().value(),
                fork.warmups().value());
        chain.text("jvm", fork.jvm().value());
        addArguments(chain, "jvmArgs", fork.jvmArgs());
        addArguments(chain, "jvmArgsPrepend", fork.prepend());
        addArguments(chain, "jvmArgsAppend", fork.append());
        return chain.code();
    }

    private static void addArguments(Chain chain, String name, List<Written<String>> arguments) {
        if (!arguments.isEmpty()) {
            chain.call(name, "$L", Chain.list("$S", values(arguments)));
        }
    }

    private static <T> List<T> values(List<Written<T>> written) {
        return written.stream().map(Written::value).toList();
    }

    /** Whole numbers without a fraction: they are widened where they are used. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String number(long value) {
        return value == (int) value ? Long.toString(value) : value + "L";
    }
}
