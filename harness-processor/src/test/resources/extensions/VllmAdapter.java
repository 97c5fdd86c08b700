package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "vllm",
        description = "an engine of the compile tests",
        options = {
            @EngineSpec.Option(name = "ignore_eos", type = EngineSpec.Type.BOOLEAN)
        },
        defaultUrl = "http://localhost:8000")
public final class VllmAdapter extends NoEngine {}
