package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "openai",
        description = "an engine of the compile tests",
        options = {
            @EngineSpec.Option(name = "seed", type = EngineSpec.Type.INTEGER)
        },
        apiKeyEnv = "OPENAI_API_KEY",
        defaultUrl = "https://api.openai.com")
public final class OpenAiAdapter extends NoEngine {}
