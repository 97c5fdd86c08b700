package io.llmharness.runtime.profile;

/** One tool's way from the times of an answer to its samples. Stateless, and without allocation. */
sealed interface Definition permits Vllm, AiPerf, GuideLlm, InferencePerf, GenAiPerf, LlmPerf {
    /** Adds the samples that the tool takes of this request; none where it takes none. */
    void samples(FinishedRequest request, Samples out);
}
