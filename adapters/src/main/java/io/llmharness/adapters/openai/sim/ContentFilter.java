package io.llmharness.adapters.openai.sim;

/** The verdicts of Azure's content filter, all of them harmless. */
final class ContentFilter {
    static final String RESULTS = "{\"hate\":{\"filtered\":false,\"severity\":\"safe\"},"
            + "\"self_harm\":{\"filtered\":false,\"severity\":\"safe\"},"
            + "\"sexual\":{\"filtered\":false,\"severity\":\"safe\"},"
            + "\"violence\":{\"filtered\":false,\"severity\":\"safe\"}}";

    static final String PROMPT =
            "\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":" + RESULTS + "}]";

    /** What a stream opens with: no choice, and names that are blank. */
    static final String OPENING =
            "data: {\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\"," + PROMPT + "}\n\n";

    /** The form of the Responses API. */
    static final String OF_RESPONSE =
            ",\"content_filters\":[{\"blocked\":false,\"source_type\":\"prompt\",\"content_filter_results\":" + RESULTS
                    + ",\"content_filter_offsets\":{\"start_offset\":0,\"end_offset\":0,\"check_offset\":0}}]";

    private ContentFilter() {}
}
