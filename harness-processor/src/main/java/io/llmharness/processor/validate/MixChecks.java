package io.llmharness.processor.validate;

import io.llmharness.processor.model.LoadModel;
import io.llmharness.processor.model.MixModel;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workloads that run at the same time: that they exist, have sensible weights, and have the loads that they should. */
final class MixChecks implements ScenarioCheck {
    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        scenario.mix().ifPresent(mix -> check(scenario, mix, problems));
    }

    private static void check(ScenarioModel scenario, MixModel mix, Problems problems) {
        OptionChecks.checkForm(mix.parts(), problems);
        Map<String, WorkloadModel> methods = new LinkedHashMap<>();
        scenario.workloads().forEach(w -> methods.put(w.method().orElseThrow().name(), w));
        List<OptionModel> formed =
                mix.parts().stream().filter(OptionModel::isWellFormed).toList();
        double sum = 0;
        for (OptionModel part : formed) {
            WorkloadModel workload = methods.get(part.key());
            if (workload == null) {
                unknown(part, methods, problems);
            } else if (part.value().equals(MixModel.OWN)) {
                checkOwnLoad(scenario, part, workload, problems);
            } else {
                checkSharedLoad(scenario, part, workload, problems);
            }
            sum += weight(part).orElse(0.0);
        }
        if (!(sum > 0) && formed.stream().allMatch(MixChecks::isPart)) {
            problems.add(
                    MessageId.LlmMixWeight,
                    mix.at(),
                    "The weights of @Mix sum to nothing: at least one method shares the class's load, \"method=1\".");
        }
        checkStreams(formed.stream().map(p -> methods.get(p.key())).toList(), mix, problems);
    }

    private static void unknown(OptionModel part, Map<String, WorkloadModel> methods, Problems problems) {
        String known = methods.isEmpty()
                ? " The scenario has no @Workload on a method."
                : Nearest.didYouMean(part.key(), methods.keySet()) + " Known: " + String.join(", ", methods.keySet())
                        + ".";
        problems.add(MessageId.LlmMixWorkload, part.at(), "@Mix: no @Workload method \"" + part.key() + "\"." + known);
    }

    private static void checkOwnLoad(
            ScenarioModel scenario, OptionModel part, WorkloadModel workload, Problems problems) {
        List<LoadModel> loads = workload.settings().loads();
        boolean none = loads.isEmpty() || loads.equals(scenario.settings().loads());
        if (none || levels(loads.get(0)) > 1) {
            problems.add(
                    MessageId.LlmMixLoad,
                    part.at(),
                    "@Mix: " + part.key() + " runs under a load of its own, "
                            + (none
                                    ? "and has none. Put @Concurrency or @ArrivalRate on the method."
                                    : "which must have one value: the class's load is the one that is swept."));
        }
    }

    private static void checkSharedLoad(
            ScenarioModel scenario, OptionModel part, WorkloadModel workload, Problems problems) {
        if (weight(part).isEmpty()) {
            problems.add(
                    MessageId.LlmMixWeight,
                    part.at(),
                    "@Mix: \"" + part.value() + "\" is no weight of " + part.key()
                            + ". Write a number of at least 0, or own for a load of the method's own.");
        }
        List<LoadModel> loads = workload.settings().loads();
        if (!loads.isEmpty() && !loads.equals(scenario.settings().loads())) {
            problems.add(
                    MessageId.LlmMixLoad,
                    part.at(),
                    "@Mix: " + part.key() + " shares the class's load, and has a "
                            + loads.get(0).label() + " of its own. Remove that, or write \"" + part.key() + "=own\".");
        }
    }

    private static void checkStreams(List<WorkloadModel> parts, MixModel mix, Problems problems) {
        long kinds = parts.stream()
                .filter(w -> w != null)
                .map(WorkloadModel::stream)
                .distinct()
                .count();
        if (kinds > 1) {
            problems.add(
                    MessageId.LlmMixStream,
                    mix.at(),
                    "@Mix has streamed and whole answers; the workloads of a mix are all of one kind.");
        }
    }

    private static boolean isPart(OptionModel part) {
        return part.value().equals(MixModel.OWN) || weight(part).isPresent();
    }

    private static Optional<Double> weight(OptionModel part) {
        return part.value().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Double.parseDouble(part.value()))
                : Optional.empty();
    }

    private static int levels(LoadModel load) {
        if (load instanceof LoadModel.Closed closed) {
            return closed.users().size();
        }
        return load instanceof LoadModel.Open open ? open.rates().size() : 1;
    }
}
