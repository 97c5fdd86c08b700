package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(
        value = "ollama",
        options = {
            "num_ctx=4k",
            "temperature=warm",
            "raw=yes",
            "format={\"type\": object}",
            "num_predict=9999999999999999999",
            "keep_alive=anything goes = here"
        })
@Workload(prompt = "Hi")
class LlmEngineOptionValue {}

@LlmBenchmark
@Engine(
        value = "ollama",
        options = {"num_ctx=-1", "temperature=0.7", "raw=true", "format={\"type\": [\"object\", 1e3, null]}"})
@Workload(prompt = "Hi")
class Fine {}
