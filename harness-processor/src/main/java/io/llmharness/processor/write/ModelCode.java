package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.llmharness.annotations.Scope;
import io.llmharness.processor.model.EngineModel;
import io.llmharness.processor.model.MixModel;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.model.ScenarioModel;

/** The expression that builds the runtime's model of a scenario. */
final class ModelCode {
    /** Two names of that length together fill a line. */
    private static final int WIDTH = 60;

    private static final String NO_RESET = "none";

    private ModelCode() {}

    static CodeBlock of(ScenarioModel scenario) {
        Chain chain = head(scenario.reportName(), scenario.type().reflectionName());
        chain.text("description", scenario.description());
        scenario.engines().forEach(engine -> chain.call("engine", "$L", engine(engine)));
        scenario.allWorkloads().forEach(workload -> chain.call("workload", "$L", WorkloadCode.of(workload)));
        scenario.mix().ifPresent(mix -> chain.call("mix", "$L", mix(scenario, mix)));
        scenario.params()
                .forEach(param -> chain.call("param", "$S, $L", param.name(), Chain.list("$S", param.values())));
        scenario.state().ifPresent(state -> chain.call("scope", "$T.$L", Scope.class, state.value()));
        return chain.when(!scenario.checks().isEmpty(), "checked")
                .when(scenario.hasHooks(), "hooks")
                .when(scenario.hasIterationHooks(), "iterationHooks")
                .call("build", "")
                .code();
    }

    private static CodeBlock mix(ScenarioModel scenario, MixModel mix) {
        Chain chain = new Chain("$T.of($L)", RuntimeTypes.MIX_MODEL, WorkloadCode.ofSettings(scenario.settings()));
        for (OptionModel part : mix.parts()) {
            if (part.value().equals(MixModel.OWN)) {
                chain.call("ownLoad", "$S", part.key());
            } else {
                chain.call("part", "$S, $L", part.key(), part.value());
            }
        }
        return chain.code();
    }

    private static Chain head(String name, String className) {
        boolean fitsALine = name.length() + className.length() < WIDTH;
        String format = fitsALine ? "$T.of($S, $S)" : "$T.of(\n$>$>$>$>$S,\n$S$<$<$<$<)";
        return new Chain(format, RuntimeTypes.SCENARIO_MODEL, name, className);
    }

    private static CodeBlock engine(EngineModel engine) {
        Chain chain = new Chain(
                        "$T.of($S)", RuntimeTypes.ENGINE_MODEL, engine.id().value())
                .text("named", engine.name().value())
                .text("model", engine.model().value())
                .text("url", engine.url().value())
                .text("apiKeyEnv", engine.apiKeyEnv().value());
        engine.options().forEach(option -> chain.call("option", "$S, $S", option.key(), option.value()));
        if (!engine.reset().value().equals(NO_RESET)) {
            chain.call("reset", "$S", engine.reset().value());
        }
        return chain.code();
    }
}
