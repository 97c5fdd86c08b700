package io.llmharness.adapters.ollama;

import io.llmharness.adapters.contract.AdapterContractTest;

/** Its native exchanges with engine {@code ollama}, those of its OpenAI layer with {@code openai}. */
class OllamaContractTest extends AdapterContractTest {
    OllamaContractTest() {
        super("ollama");
    }

    @Override
    protected boolean ofRealEngine() {
        return true;
    }
}
