package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
@State(Scope.User)
class LlmParamValue {
    @Param({"2", "six"})
    int followUps;

    @Param({"300", "-128"})
    Byte small;

    @Param("9223372036854775808")
    long big;

    @Param({"0.5", "half"})
    double share;

    @Param({"true", "yes"})
    boolean brief;

    @Param({"a", "ab", ""})
    char letter;

    @Param({"CALM", "ANGY"})
    Tone tone;

    @Param
    Nothing nothing;

    @Param
    String empty;

    @Param({"x", "y", "x"})
    String twice;

    enum Tone {
        CALM,
        ANGRY
    }

    enum Nothing {}
}
