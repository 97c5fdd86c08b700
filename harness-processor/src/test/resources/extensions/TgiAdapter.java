package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "tgi",
        description = "an engine of the compile tests",
        defaultUrl = "http://localhost:8080")
public final class TgiAdapter extends NoEngine {}
