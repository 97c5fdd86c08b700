package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "openai", name = "a", apiKeyEnv = "sk-proj-abcdefghij0123456789")
@Engine(value = "openai", name = "b", apiKeyEnv = "9f86d081884c7d659a2feaa0c55ad015")
@Engine(value = "http", name = "c", options = "header.api-key=open-sesame")
@Engine(value = "http", name = "d", options = {"path=/", "body=Bearer abcdefghijk"})
@Engine(value = "http", name = "e", url = "https://example.com/AIzaSyA1234567890abcdefghijklmnopqrstuv")
@Engine(value = "http", name = "f", options = "hf_abcdefghijklmnopqrstuvwxyz")
@Engine(value = "openai", name = "g", model = "sk-ant-api03-abcdefghijklmnop")
@Engine(value = "openai", name = "h", apiKeyEnv = "aZ3xQ9rT2mK8pL5vN1wB7cD4")
@Engine(value = "http", name = "fine", options = {"token=$.delta", "path=/deployments/Meta-Llama-3-8B-Instruct-Q4_K_M"})
@Fork(jvmArgs = "-Dkey=ghp_abcdefghijklmnopqrstuvwxyz0123456789")
@Workload(prompt = "Hi")
class LlmSecretInSource {}
