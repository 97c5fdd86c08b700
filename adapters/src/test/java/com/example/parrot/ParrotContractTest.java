package com.example.parrot;

import io.llmharness.adapters.contract.AdapterContractTest;

class ParrotContractTest extends AdapterContractTest {
    ParrotContractTest() {
        super("parrot");
    }
}
