package io.llmharness.adapters.tgi;

import io.llmharness.adapters.contract.AdapterContractTest;

class TgiContractTest extends AdapterContractTest {
    TgiContractTest() {
        super("tgi");
    }

    @Override
    protected boolean ofRealEngine() {
        return true;
    }
}
