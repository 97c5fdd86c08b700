package io.llmharness.runtime.sim;

/** What a dialect answers: a whole response at once, or one that the engine model must first generate. */
public sealed interface SimAnswer {
    /**
     * A complete response.
     *
     * @param status HTTP status
     * @param head   the header lines
     * @param body   the body; not changed after it was handed over
     */
    record Whole(int status, HttpHead head, byte[] body) implements SimAnswer {}

    /**
     * A response to be generated.
     *
     * @param request what the engine model needs to know
     * @param encoder how its progress is put into bytes; used for this response only
     */
    record Generate(GenerationRequest request, SimEncoder encoder) implements SimAnswer {}
}
