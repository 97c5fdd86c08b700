package third.party;

import io.llmharness.runtime.engine.EngineSpec;

@EngineSpec(
        id = "http",
        description = "an engine of the compile tests",
        options = {
            @EngineSpec.Option(name = "path"),
            @EngineSpec.Option(name = "body"),
            @EngineSpec.Option(name = "token"),
            @EngineSpec.Option(name = "header.api-key")
        },
        defaultUrl = "http://localhost")
public final class HttpAdapter extends NoEngine {}
