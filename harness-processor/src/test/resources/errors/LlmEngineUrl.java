package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "ollama", name = "a", url = "localhost:11434")
@Engine(value = "ollama", name = "b", url = "ftp://localhost")
@Engine(value = "ollama", name = "c", url = "http://")
@Engine(value = "ollama", name = "d", url = "http://my_host:80")
@Engine(value = "ollama", name = "e", url = "http://localhost:99999")
@Engine(value = "ollama", name = "f", url = "http://localhost/v1?stream=true")
@Engine(value = "ollama", name = "g", url = "http://user:open-sesame@localhost")
@Engine(value = "ollama", name = "h", url = " http://localhost")
@Engine(value = "ollama", name = "i", url = "http://local host")
@Engine(value = "ollama", name = "j", url = "${OLLAMA:localhost}")
@Engine(value = "ollama", name = "fine1", url = "${OLLAMA}")
@Engine(value = "ollama", name = "fine2", url = "https://${HOST}:${PORT}/v1/")
@Engine(value = "ollama", name = "fine3", url = "http://[::1]:11434")
@Workload(prompt = "Hi")
class LlmEngineUrl {}
