package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.load.ArrivalLengths;
import io.llmharness.runtime.load.LoopLoad;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.workload.Dataset;
import io.llmharness.runtime.workload.DatasetRequest;
import io.llmharness.runtime.workload.Deck;
import io.llmharness.runtime.workload.PromptMaker;
import io.llmharness.runtime.workload.Samples;
import io.llmharness.runtime.workload.SizedSamples;
import java.util.Optional;

/** The samples of a trial. */
final class Decks {
    private Decks() {}

    /** The samples: of the lengths that the load brings, from the data set that the plan names, or as its one prompt. */
    static Samples of(TrialPlan plan, Extensions extensions, LoopLoads loads) {
        Source source = plan.source();
        Optional<ArrivalLengths> lengths = lengths(loads);
        if (lengths.isPresent()) {
            return sized(plan, extensions, lengths.get());
        }
        if (source.dataset().isEmpty()) {
            return Deck.ofPrompt(source.prompt(), source.outputTokens(), plan.seed());
        }
        Dataset dataset = extensions.dataset(source.dataset());
        return Deck.draw(dataset.open(request(plan)), dataset.rows(request(plan)));
    }

    private static Samples sized(TrialPlan plan, Extensions extensions, ArrivalLengths lengths) {
        PromptMaker prompts = extensions
                .dataset(plan.source().dataset())
                .sized(request(plan))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the data set " + plan.source().dataset() + " has no prompts of a given length"));
        return new SizedSamples(prompts, lengths::inputTokens, lengths::outputTokens, lengths.count());
    }

    private static Optional<ArrivalLengths> lengths(LoopLoads loads) {
        return loads.parts().get(0) instanceof LoopLoad.Open open ? open.lengths() : Optional.empty();
    }

    private static DatasetRequest request(TrialPlan plan) {
        Source source = plan.source();
        return new DatasetRequest(source.inputTokens(), source.outputTokens(), plan.seed(), source.pinned());
    }
}
