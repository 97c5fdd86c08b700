package io.llmharness.adapters.vllm;

import io.llmharness.adapters.contract.AdapterContractTest;

class VllmContractTest extends AdapterContractTest {
    VllmContractTest() {
        super("vllm");
    }

    @Override
    protected boolean ofRealEngine() {
        return true;
    }
}
