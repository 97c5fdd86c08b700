package io.llmharness.adapters.openai;

import io.llmharness.adapters.contract.AdapterContractTest;

class LlamaServerContractTest extends AdapterContractTest {
    LlamaServerContractTest() {
        super("llama-server");
    }

    @Override
    protected boolean ofRealEngine() {
        return true;
    }
}
