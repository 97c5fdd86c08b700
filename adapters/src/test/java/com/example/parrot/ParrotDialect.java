package com.example.parrot;

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

/** A simulated parrot. */
@AutoService(SimDialect.class)
public final class ParrotDialect implements SimDialect {
    private static final HttpHead JSON =
            HttpHead.of("Content-Type: application/json", "Content-Length: " + HttpHead.LENGTH);

    @Override
    public String id() {
        return "parrot";
    }

    @Override
    public String description() {
        return "a parrot on its perch";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        return List.of(
                SimRoute.get("/perch", call -> json(200, new WireBuffer().text("{\"awake\":true}"))),
                SimRoute.get("/species", call -> json(200, new WireBuffer().text("{\"species\":[\"grey\"]}"))),
                SimRoute.post("/squawk", ParrotDialect::squawk));
    }

    private static SimAnswer squawk(SimCall call) {
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            return squawk(400, "what?");
        }
        if (!body.path("say").isTextual()) {
            return squawk(400, "say what?");
        }
        String species = body.path("species").asText("grey");
        GenerationRequest request = GenerationRequest.of(
                        species,
                        body.path("live").asBoolean(),
                        Prompt.of(body.path("say").asText()))
                .length(body.path("most").asInt(0), 0, false);
        return new SimAnswer.Generate(request, new ParrotEncoder());
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return squawk(status, "ouch");
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return squawk(404, "nothing there");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return squawk(405, "not like that");
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return squawk(503, "too many people");
    }

    private static SimAnswer.Whole squawk(int status, String words) {
        return json(status, new WireBuffer().text("{\"squawk\":").json(words).text("}"));
    }

    static SimAnswer.Whole json(int status, WireBuffer body) {
        return new SimAnswer.Whole(status, JSON, body.toByteArray());
    }
}
