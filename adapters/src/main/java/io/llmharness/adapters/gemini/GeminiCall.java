package io.llmharness.adapters.gemini;

import io.llmharness.runtime.sim.SimCall;

/**
 * What a path says: the model, and what is asked of it.
 *
 * @param model without {@code models/} in front
 * @param verb  such as {@code generateContent}; empty when the path has none
 */
record GeminiCall(String model, String verb) {
    private static final String STREAM = "streamGenerateContent";

    static GeminiCall of(SimCall call) {
        String path = call.path();
        String last = path.substring(path.lastIndexOf("/models/") + "/models/".length());
        int colon = last.lastIndexOf(':');
        return colon < 0
                ? new GeminiCall(last, "")
                : new GeminiCall(last.substring(0, colon), last.substring(colon + 1));
    }

    boolean stream() {
        return verb.equals(STREAM);
    }

    static boolean events(SimCall call) {
        return ("&" + call.query() + "&").contains("&alt=sse&");
    }

    /** Whether the answer is a stream in the form of one array. */
    static boolean streamsArray(SimCall call) {
        return call.path().endsWith(":" + STREAM) && !events(call);
    }
}
