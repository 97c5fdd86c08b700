package io.llmharness.adapters.http;

import io.llmharness.adapters.contract.AdapterContractTest;
import io.llmharness.adapters.contract.Told;
import io.llmharness.runtime.engine.EngineAdapter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ollama by its description reads all that the real Ollama sent as its own adapter does. */
class HttpAsOllamaContractTest extends AdapterContractTest {
    /** What a description cannot say: a 500 that is the client's fault, and an answer whose finish reason is a failure. */
    private static final Set<String> BEYOND = Set.of("err-bad-option-type", "load-only");

    private final EngineAdapter adapter = new HttpAdapter();

    HttpAsOllamaContractTest() {
        super("ollama");
    }

    @Override
    protected List<String> names() {
        return recordings().names().stream()
                .filter(name -> recordings().engine(name).equals("ollama") && !BEYOND.contains(name))
                .toList();
    }

    @Override
    protected EngineAdapter adapter(String name) {
        return adapter;
    }

    @Override
    protected String[] options(String name) {
        return Described.OLLAMA;
    }

    /** Without the engine's own durations, and without the token counts that log probabilities of a stream amount to. */
    @Override
    protected Told expected(String name) {
        Told told = recordings().expected(name);
        return new Told(
                told.outcome(),
                told.message(),
                told.payloads(),
                told.text(),
                told.reasoning(),
                told.toolCalls(),
                told.usage(),
                name.equals("generate-logprobs-stream") ? List.of() : told.running(),
                Map.of(),
                told.finish());
    }
}
