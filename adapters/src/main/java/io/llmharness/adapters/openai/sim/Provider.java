package io.llmharness.adapters.openai.sim;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;

/** Whose server it is: what OpenAI, and those who host its protocol, do each in their own way. */
public interface Provider {
    /** The header lines of a generated answer. */
    HttpHead head(SimCall call, boolean stream);

    /** An answer that was not generated, such as a list of models. */
    SimAnswer.Whole json(SimCall call, WireBuffer body);

    /** A refusal or failure. */
    SimAnswer.Whole error(SimCall call, ApiError error);

    /** The refusal of a model, or deployment, that there is not. */
    ApiError unknownModel(String name);

    /** Whether answers carry the verdicts of a content filter. */
    boolean filtersContent();
}
