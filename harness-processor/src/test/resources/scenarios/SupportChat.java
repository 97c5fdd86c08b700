package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;
import java.time.Duration;
import java.util.List;

@LlmBenchmark
@Engine(value = "openai", model = "gpt-4o-mini", apiKeyEnv = "OPENAI_API_KEY")
@Engine(value = "anthropic", model = "claude-3-5-haiku-latest", apiKeyEnv = "ANTHROPIC_API_KEY")
@State(Scope.User)
@Concurrency(8)
public class SupportChat {
    @Param({"2", "6"})
    int followUps;

    @Param
    Tone tone;

    enum Tone {
        CALM,
        ANGRY
    }

    private List<String> orders;

    @Setup
    void loadOrders() {
        orders = List.of("A-1001", "A-1002", "A-1003");
    }

    @Workload
    Conversation lateOrder(User user) {
        String order = orders.get(user.index() % orders.size());
        return Conversation.system("You are a support agent. Answer in two sentences.")
                .maxTokens(80)
                .ask(tone == Tone.ANGRY ? "WHERE is order " + order + "?!" : "Where is order " + order + "?")
                .pause(Duration.ofSeconds(2))
                .repeat(followUps, turn -> "And what happens on day " + turn + "?");
    }

    @Check
    boolean answered(Reply reply) {
        return !reply.text().isBlank() && reply.outputTokens() <= 80;
    }
}
