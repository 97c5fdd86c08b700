package io.llmharness.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** A service that speaks what the engine {@code http} expects where no option says otherwise. */
@AutoService(SimDialect.class)
public final class HttpDialect implements SimDialect {
    static final HttpHead JSON = HttpHead.of(
            "Content-Type: application/json", "Content-Length: " + HttpHead.LENGTH, "Date: " + HttpHead.DATE);

    /** Made by {@link java.util.ServiceLoader}. */
    public HttpDialect() {}

    @Override
    public String id() {
        return "http";
    }

    @Override
    public String description() {
        return "a service of the plain form that the engine http expects by default";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        return List.of(
                SimRoute.get("/", call -> new SimAnswer.Whole(200, JSON, utf8("{\"status\":\"up\"}"))),
                SimRoute.post("/", HttpDialect::answer));
    }

    private static SimAnswer answer(SimCall call) {
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            return refusal(400, "the body is not JSON");
        }
        if (!body.path("prompt").isTextual()) {
            return refusal(400, "the member \"prompt\" is missing");
        }
        GenerationRequest request = GenerationRequest.of(
                        body.path("model").asText(""),
                        body.path("stream").asBoolean(false),
                        Prompt.of(body.path("prompt").asText()))
                .length(Math.max(0, body.path("max_tokens").asInt(0)), 0, false);
        return new SimAnswer.Generate(request, new HttpEncoder());
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return refusal(status, "failed on purpose");
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return refusal(404, "nothing is at " + call.path());
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        SimAnswer.Whole plain = refusal(405, "use " + allowed);
        return new SimAnswer.Whole(405, plain.head().with("Allow", allowed), plain.body());
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return refusal(503, "too many requests wait");
    }

    private static SimAnswer.Whole refusal(int status, String message) {
        return new SimAnswer.Whole(
                status, JSON, error(new WireBuffer(), status, message).toByteArray());
    }

    static WireBuffer error(WireBuffer out, int status, String message) {
        return out.text("{\"error\":{\"message\":")
                .json(message)
                .text(",\"code\":")
                .number(status)
                .text("}}");
    }

    private static byte[] utf8(String text) {
        return new WireBuffer().text(text).toByteArray();
    }
}
