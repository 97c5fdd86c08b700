package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.workload.DatasetRequest;
import io.llmharness.runtime.workload.Deck;

/** The samples of a trial. */
final class Decks {
    private Decks() {}

    /** Draws them: from the data set that the plan names, or as its one prompt. */
    static Deck of(TrialPlan plan, Extensions extensions) {
        Source source = plan.source();
        if (source.dataset().isEmpty()) {
            return Deck.ofPrompt(source.prompt(), source.outputTokens(), plan.seed());
        }
        return Deck.draw(extensions
                .dataset(source.dataset())
                .open(new DatasetRequest(source.inputTokens(), source.outputTokens(), plan.seed())));
    }
}
