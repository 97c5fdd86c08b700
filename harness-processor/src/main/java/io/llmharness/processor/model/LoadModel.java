package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;
import java.util.List;

/** A load as it was written. */
public sealed interface LoadModel {
    /** The annotation. */
    Anchor at();

    /** The annotation's name, as messages show it. */
    String label();

    /** {@code @Concurrency}. */
    record Closed(List<Written<Integer>> users, Written<String> thinkTime, Written<String> rampUp, Anchor at)
            implements LoadModel {
        @Override
        public String label() {
            return "@Concurrency";
        }
    }

    /** {@code @ArrivalRate}; {@code arrivals} is the constant's name. */
    record Open(
            List<Written<Double>> rates,
            String arrivals,
            Written<Double> burstiness,
            Written<Integer> maxInFlight,
            Anchor at)
            implements LoadModel {
        @Override
        public String label() {
            return "@ArrivalRate";
        }
    }

    /** {@code @LoadShape}. */
    record Shaped(Written<String> id, List<OptionModel> options, Anchor at) implements LoadModel {
        @Override
        public String label() {
            return "@LoadShape";
        }
    }
}
