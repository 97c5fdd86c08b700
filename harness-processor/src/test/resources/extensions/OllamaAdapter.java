package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "ollama",
        description = "an engine of the compile tests",
        options = {
            @EngineSpec.Option(name = "num_ctx", type = EngineSpec.Type.INTEGER),
            @EngineSpec.Option(name = "num_predict", type = EngineSpec.Type.INTEGER),
            @EngineSpec.Option(name = "temperature", type = EngineSpec.Type.DECIMAL),
            @EngineSpec.Option(name = "keep_alive"),
            @EngineSpec.Option(name = "raw", type = EngineSpec.Type.BOOLEAN),
            @EngineSpec.Option(name = "format", type = EngineSpec.Type.JSON)
        },
        defaultUrl = "http://localhost:11434")
public final class OllamaAdapter extends NoEngine {}
