package com.example;

import io.llmharness.runtime.engine.EngineSpec;
import third.party.NoEngine;

public class LlmSpecId {
    @EngineSpec(id = "My Engine", description = "", defaultUrl = "http://localhost")
    public static class Blank extends NoEngine {}

    @EngineSpec(id = "ollama", description = "", defaultUrl = "http://localhost")
    public static class OnTheClassPath extends NoEngine {}

    @EngineSpec(id = "my-engine2", description = "", defaultUrl = "http://localhost")
    public static class First extends NoEngine {}

    @EngineSpec(id = "my-engine-2", description = "", defaultUrl = "http://localhost")
    public static class SameIndexClass extends NoEngine {}
}
