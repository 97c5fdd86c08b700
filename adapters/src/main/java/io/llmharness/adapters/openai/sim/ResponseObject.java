package io.llmharness.adapters.openai.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.AnswerPlan.Ending;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;

/** The response itself, as it stands in the answer and in the events that begin and end a stream. */
final class ResponseObject {
    private final ResponseItems items;
    private final String constant;

    ResponseObject(ResponsesPayload payload, ResponseItems items, SimHost host, boolean filtersContent) {
        this.items = items;
        JsonNode body = payload.body();
        WireBuffer out = new WireBuffer().text("{\"id\":").json(FreshId.of("resp_", host));
        out.text(",\"object\":\"response\",\"created_at\":").number(System.currentTimeMillis() / 1000);
        out.text(",\"background\":false,\"instructions\":").text(orNull(body.path("instructions")));
        out.text(",\"max_output_tokens\":").text(orNull(body.path("max_output_tokens")));
        out.text(",\"model\":").json(payload.model());
        out.text(",\"parallel_tool_calls\":true,\"previous_response_id\":null,\"reasoning\":{\"effort\":");
        out.text(orNull(body.path("reasoning").path("effort"))).text(",\"summary\":");
        out.text(orNull(body.path("reasoning").path("summary"))).text("},\"service_tier\":\"default\",\"store\":");
        out.text(body.path("store").asBoolean(true) ? "true" : "false");
        out.text(",\"temperature\":1.0,\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":");
        out.text(body.hasNonNull("tool_choice") ? body.path("tool_choice").toString() : "\"auto\"");
        out.text(",\"tools\":")
                .text(body.path("tools").isArray() ? body.path("tools").toString() : "[]");
        out.text(",\"top_p\":1.0,\"truncation\":\"disabled\",\"user\":null,\"metadata\":");
        out.text(body.path("metadata").isObject() ? body.path("metadata").toString() : "{}");
        constant = out.text(filtersContent ? ContentFilter.OF_RESPONSE : "").toString();
    }

    void inProgress(WireBuffer out) {
        state(out, "in_progress", "null", "null").text("],\"usage\":null}");
    }

    void failed(WireBuffer out) {
        WireBuffer error = new WireBuffer().text("{\"code\":\"server_error\",\"message\":");
        error.json(ApiError.IN_STREAM.message()).text("}");
        state(out, "failed", error.toString(), "null").text("],\"usage\":null}");
    }

    void ended(WireBuffer out, Generation generation, Ending ending) {
        boolean cut = ending == Ending.LENGTH;
        state(out, status(ending), "null", cut ? "{\"reason\":\"max_output_tokens\"}" : "null");
        if (ResponseItems.reasons(generation)) {
            items.reasoning(out, generation, true);
            out.text(",");
        }
        items.ended(out, generation, ending);
        CompletionUsage.ofResponse(out.text("],"), generation).text("}");
    }

    static String status(Ending ending) {
        return ending == Ending.LENGTH ? "incomplete" : "completed";
    }

    private WireBuffer state(WireBuffer out, String status, String error, String incomplete) {
        out.text(constant).text(",\"status\":").json(status);
        out.text(",\"error\":").text(error).text(",\"incomplete_details\":").text(incomplete);
        return out.text(",\"output\":[");
    }

    private static String orNull(JsonNode node) {
        return node.isMissingNode() ? "null" : node.toString();
    }
}
