package io.llmharness.adapters.vllm;

import io.llmharness.adapters.AdapterContractTest;

class VllmContractTest extends AdapterContractTest {
    VllmContractTest() {
        super("vllm");
    }
}
