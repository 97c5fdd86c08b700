package com.example;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Scope;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.Params;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * Runs {@link EveryParam}.
 */
@Generated("io.llmharness.processor.ScenarioProcessor")
public final class EveryParam_LlmScenario implements GeneratedScenario<EveryParam> {
    private static final ScenarioModel MODEL = ScenarioModel.of("com.example.EveryParam", "com.example.EveryParam")
            .engine(EngineModel.of("ollama"))
            .workload(WorkloadModel.onClass().prompt("Hi"))
            .param("anInt", "-1")
            .param("aLong", "1", "9223372036854775807")
            .param("aShort", "2")
            .param("aByte", "3")
            .param("aDouble", "0.5", "1e3")
            .param("aFloat", "0.25")
            .param("aBoolean", "true", "false")
            .param("aChar", "\"")
            .param("text", "plain", "with \"quotes\" and $dollars", "")
            .param("boxedInt", "7")
            .param("boxedLong", "8")
            .param("boxedShort", "9")
            .param("boxedByte", "10")
            .param("boxedDouble", "11")
            .param("boxedFloat", "12")
            .param("boxedBoolean", "true")
            .param("boxedChar", "c")
            .param("unit", "SECONDS", "DAYS")
            .param("tone", "CALM", "ANGRY")
            .scope(Scope.Benchmark)
            .build();

    @Override
    public int version() {
        return GeneratedScenario.VERSION;
    }

    @Override
    public ScenarioModel model() {
        return MODEL;
    }

    @Override
    public EveryParam newInstance() {
        return new EveryParam();
    }

    @Override
    public void setParam(EveryParam scenario, String name, String value) {
        switch (name) {
            case "anInt" -> scenario.anInt = Params.toInt(name, value);
            case "aLong" -> scenario.aLong = Params.toLong(name, value);
            case "aShort" -> scenario.aShort = Params.toShort(name, value);
            case "aByte" -> scenario.aByte = Params.toByte(name, value);
            case "aDouble" -> scenario.aDouble = Params.toDouble(name, value);
            case "aFloat" -> scenario.aFloat = Params.toFloat(name, value);
            case "aBoolean" -> scenario.aBoolean = Params.toBoolean(name, value);
            case "aChar" -> scenario.aChar = Params.toChar(name, value);
            case "text" -> scenario.text = value;
            case "boxedInt" -> scenario.boxedInt = Params.toInt(name, value);
            case "boxedLong" -> scenario.boxedLong = Params.toLong(name, value);
            case "boxedShort" -> scenario.boxedShort = Params.toShort(name, value);
            case "boxedByte" -> scenario.boxedByte = Params.toByte(name, value);
            case "boxedDouble" -> scenario.boxedDouble = Params.toDouble(name, value);
            case "boxedFloat" -> scenario.boxedFloat = Params.toFloat(name, value);
            case "boxedBoolean" -> scenario.boxedBoolean = Params.toBoolean(name, value);
            case "boxedChar" -> scenario.boxedChar = Params.toChar(name, value);
            case "unit" -> scenario.unit = Params.toEnum(TimeUnit.class, name, value);
            case "tone" -> scenario.tone = Params.toEnum(EveryParam.Tone.class, name, value);
            default -> throw Params.unknown(name);
        }
    }

    @Override
    public void setup(EveryParam scenario, Level level) {
    }

    @Override
    public void tearDown(EveryParam scenario, Level level) {
    }

    @Override
    public Work next(EveryParam scenario, int workload, User user, Sample sample) {
        throw new UnsupportedOperationException("the workload of EveryParam stands on the class; it has no method");
    }

    @Override
    public boolean check(EveryParam scenario, Reply reply) {
        return true;
    }
}
