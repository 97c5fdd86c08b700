package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

interface AsksTheTime {
    @Workload
    default ChatRequest time() {
        return ChatRequest.of("What time is it?");
    }
}

@Engine("ollama")
@Concurrency({2, 4})
@Timeout(time = 10)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.User)
abstract class Base<T> {
    static final List<String> CALLS = new ArrayList<>();

    @Param({"1", "2"})
    int depth;

    @Setup
    void setUpBase() {
        CALLS.add("base");
    }

    @TearDown
    void tearDownBase() {
        CALLS.add("base");
    }

    /** Takes a User in the scenario. */
    @Workload
    ChatRequest ofUser(T user) {
        return ChatRequest.of("user " + ((User) user).index() + " at " + depth);
    }

    @Workload
    ChatRequest overriddenAway() {
        return ChatRequest.of("never");
    }

    @Check
    boolean notEmpty(Reply reply) {
        return !reply.text().isEmpty();
    }
}

@LlmBenchmark
@Timeout(time = 20)
public class Inherited extends Base<User> implements AsksTheTime {
    @Setup
    void setUp() {
        CALLS.add("sub");
    }

    @TearDown
    void tearDown() {
        CALLS.add("sub");
    }

    @Override
    ChatRequest overriddenAway() {
        return ChatRequest.of("an overriding method says for itself what it is");
    }

    @Concurrency(1)
    @Workload
    Conversation own() {
        return Conversation.start().ask("Hi");
    }
}
