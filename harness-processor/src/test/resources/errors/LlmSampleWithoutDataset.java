package com.example;

import io.llmharness.annotations.*;
import io.llmharness.api.*;

@LlmBenchmark
@Engine("ollama")
class LlmSampleWithoutDataset {
    @Workload
    ChatRequest shareGpt(Sample sample) {
        return ChatRequest.of(sample);
    }
}
