package com.example;

import io.llmharness.annotations.*;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@State(Scope.Benchmark)
class LlmSharedMutableState {
    List<String> orders;

    Map<String, String> byId = new HashMap<>();

    final List<String> known = List.of();

    ConcurrentMap<String, String> concurrent;

    @SuppressWarnings("LlmSharedMutableState")
    Set<String> meant;

    String name;
}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@State(Scope.User)
class Own {
    List<String> orders;
}
