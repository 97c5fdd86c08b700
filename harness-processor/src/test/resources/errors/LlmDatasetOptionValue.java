package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine("ollama")
@Workload(dataset = "sharegpt", datasetOptions = {"file=prompts.jsonl", "rows=many"})
class LlmDatasetOptionValue {}
