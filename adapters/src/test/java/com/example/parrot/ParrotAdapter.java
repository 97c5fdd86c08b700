package com.example.parrot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.text.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A parrot (its manual, chapter 2). */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "parrot",
        description = "a parrot that repeats words",
        defaultUrl = "http://localhost:7777",
        apiKeyEnv = "PARROT_KEY",
        options = {
            @EngineSpec.Option(name = "volume", type = EngineSpec.Type.INTEGER, description = "1 to 11, default 5"),
            @EngineSpec.Option(name = "cracker", type = EngineSpec.Type.BOOLEAN, description = "reward it")
        })
public final class ParrotAdapter implements EngineAdapter {
    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("say", request.messages().stream().map(Message::content).collect(Collectors.joining("\n")));
        body.put("live", target.stream());
        body.put("volume", Integer.parseInt(target.option("volume", "5")));
        body.put("cracker", target.flag("cracker", false));
        request.maxTokens().ifPresent(most -> body.put("most", most));
        return HttpCall.postJson(target.path("/squawk"), body.toString().getBytes(StandardCharsets.UTF_8))
                .bearer(target.key());
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new ParrotDecoder(target);
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        String words = ParrotDecoder.complaint(new JsonCursor().reset(body, 0, body.length));
        FailureCause cause =
                words.startsWith("I only know") ? FailureCause.UNKNOWN_MODEL : FailureCause.ofStatus(head.status());
        return new EngineFailure(cause, words);
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return HttpCall.get(target.path("/perch"));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        return Optional.of(new EngineQuery<>(HttpCall.get(target.path("/species")), ParrotAdapter::names));
    }

    private static List<String> names(JsonNode answer) {
        return StreamSupport.stream(answer.path("species").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
