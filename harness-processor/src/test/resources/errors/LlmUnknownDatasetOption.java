package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "sharegpt", datasetOptions = {"fille=prompts.jsonl", "rows=5"})
class LlmUnknownDatasetOption {}
