package io.llmharness.processor.validate;

import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.Problems;
import java.util.List;

/** All that is checked about a scenario. */
public final class Validator {
    private final List<ScenarioCheck> checks;

    public Validator(KnownExtensions known) {
        checks = List.of(
                new EngineChecks(known),
                new KeyChecks(),
                new WorkloadChecks(known),
                new MethodChecks(),
                new LoadChecks(known),
                new MixChecks(),
                new RunChecks(),
                new LimitChecks(),
                new SloChecks(),
                new SampleSizeChecks(),
                new StateChecks(),
                new ParamChecks(),
                new HookChecks());
    }

    /** Notes everything that is wrong with a scenario. What is no class, or has no runtime to run it, is only told that. */
    public void validate(ScenarioModel scenario, Problems problems) {
        new ClassChecks().check(scenario, problems);
        if (scenario.shape().kind().equals("class") && scenario.shape().runtimePresent()) {
            checks.forEach(check -> check.check(scenario, problems));
        }
    }
}
