package com.example;

import io.llmharness.annotations.*;

class LlmClassShape {
    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    class Inner {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    private static class Hidden {
        @LlmBenchmark
        @Engine("ollama")
        @Workload(prompt = "Hi")
        static class Deep {}
    }

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    abstract static class Unfinished {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class Generic<T> {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class NeedsMore {
        NeedsMore(int more) {}
    }

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class TakesAnyNumber {
        TakesAnyNumber(String... any) {}
    }

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class KeepsToItself {
        private KeepsToItself() {}
    }

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    static class MayFail {
        MayFail() throws java.io.IOException {}
    }

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    interface Interface {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    record Row() {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    enum Choice {}

    @LlmBenchmark
    @Engine("ollama")
    @Workload(prompt = "Hi")
    @interface Marker {}
}
