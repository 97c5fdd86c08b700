package com.example;

import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.load.LoadShapeSpec;
import io.llmharness.runtime.workload.DatasetSpec;
import third.party.NoEngine;

@EngineSpec(id = "package-private", description = "", defaultUrl = "http://localhost")
final class PackagePrivate extends NoEngine {}

public class LlmSpecShape {
    @EngineSpec(id = "unfinished", description = "", defaultUrl = "http://localhost")
    public abstract static class Unfinished extends NoEngine {}

    @EngineSpec(id = "inner", description = "", defaultUrl = "http://localhost")
    public class Inner extends NoEngine {}

    @EngineSpec(id = "needs-more", description = "", defaultUrl = "http://localhost")
    public static class NeedsMore extends NoEngine {
        public NeedsMore(int more) {}
    }

    @DatasetSpec(id = "no-dataset", description = "")
    public static class NoDataset {}

    @LoadShapeSpec(id = "no-load-shape", description = "")
    public interface NoLoadShape {}

    @EngineSpec(
            id = "confused",
            description = "",
            defaultUrl = "http://localhost",
            options = {
                @EngineSpec.Option(name = "seed"),
                @EngineSpec.Option(name = "seed"),
                @EngineSpec.Option(name = "max tokens")
            })
    public static class Confused extends NoEngine {}
}
