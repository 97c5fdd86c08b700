package io.llmharness.runtime.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Workloads that run at the same time; see {@code @Mix}.
 *
 * @param settings the load that they share, and how the benchmark is run; its prompts say nothing
 * @param parts the workloads, in source order
 */
public record MixModel(WorkloadModel settings, List<Part> parts) {
    /**
     * A workload of a mix.
     *
     * @param workload its method
     * @param weight its share of the mix's load, in proportion to the others'; 0 where it has a load of its own
     * @param own whether it runs under its own load instead
     */
    public record Part(String workload, double weight, boolean own) {}

    public MixModel {
        parts = List.copyOf(parts);
    }

    /** A mix without parts yet. */
    public static MixModel of(WorkloadModel settings) {
        return new MixModel(settings, List.of());
    }

    public MixModel part(String workload, double weight) {
        return with(new Part(workload, weight, false));
    }

    public MixModel ownLoad(String workload) {
        return with(new Part(workload, 0, true));
    }

    private MixModel with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new MixModel(settings, all);
    }
}
