package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Fork(
        jvmArgs = {"Xmx1g", "-Xmx1g -Xms1g"},
        jvmArgsPrepend = {"-cp", "more.jar", ""},
        jvmArgsAppend = {"--add-opens", "java.base/java.nio=ALL-UNNAMED", "-ea", "@more-arguments"})
@Workload(prompt = "Hi")
class LlmJvmArg {}
