package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "openai", apiKeyEnv = "${OPENAI_API_KEY}")
@Workload(prompt = "Hi")
class LlmApiKeyEnv {}

@LlmBenchmark
@Engine(value = "openai", apiKeyEnv = "my key")
@Workload(prompt = "Hi")
class Blank {}
