package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "anthropic",
        description = "an engine of the compile tests",
        apiKeyEnv = "ANTHROPIC_API_KEY",
        defaultUrl = "https://api.anthropic.com")
public final class AnthropicAdapter extends NoEngine {}
