package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;
import java.util.ArrayList;
import java.util.List;

/** Hooks of both levels, methods that take their arguments in any order, two checks. Second sentence, not shown. */
@LlmBenchmark(name = "hooks and checks")
@Engine("ollama")
@State(Scope.User)
public class Hooks {
    static final List<String> CALLS = new ArrayList<>();

    private final StringBuilder own = new StringBuilder();

    @Setup
    void open() throws Exception {
        CALLS.add("open");
    }

    @Setup(Level.Trial)
    static void connect() {
        CALLS.add("connect");
    }

    @Setup(Level.Iteration)
    void begin() {
        CALLS.add("begin");
    }

    @TearDown(Level.Iteration)
    void end() {
        CALLS.add("end");
    }

    @TearDown
    void close() {
        CALLS.add("close");
    }

    @Setup
    @TearDown
    void both() {
        CALLS.add("both");
    }

    @Workload
    ChatRequest nothing() {
        return ChatRequest.of("nothing");
    }

    @Workload(dataset = "synthetic")
    ChatRequest sampleThenUser(Sample sample, User user) {
        return ChatRequest.of(sample.prompt() + user.index());
    }

    @Workload(dataset = "synthetic")
    static Conversation userThenSample(final User user, Sample sample) {
        return Conversation.start().ask(user.index() + sample.prompt());
    }

    @Check
    boolean isShort(Reply reply) {
        return reply.text().length() < 10;
    }

    @Check
    static boolean isPolite(Reply reply) {
        return reply.text().contains("please");
    }
}
