package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "azure-openai",
        description = "an engine of the compile tests",
        apiKeyEnv = "AZURE_OPENAI_API_KEY",
        defaultUrl = "https://example.openai.azure.com")
public final class AzureOpenAiAdapter extends NoEngine {}
