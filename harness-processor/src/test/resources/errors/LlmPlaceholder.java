package com.example;

import io.llmharness.annotations.*;

@LlmBenchmark
@Engine(value = "tgi", name = "a", url = "${TGI_URL")
@Engine(value = "tgi", name = "b", url = "http://${}:80")
@Engine(value = "tgi", name = "c", url = "http://${TGI-HOST:localhost}")
@Engine(value = "tgi", name = "d", url = "${TGI_URL:http://${HOST}}")
@Engine(value = "tgi", name = "e", url = "http://{{host}}")
@Workload(prompt = "Hi")
class LlmPlaceholder {}
