package com.example;

import io.llmharness.annotations.*;
import java.util.concurrent.TimeUnit;

@LlmBenchmark
@Engine("ollama")
@State(Scope.Benchmark)
@Workload(prompt = "Hi")
public class EveryParam {
    @Param("-1")
    int anInt;

    @Param({"1", "9223372036854775807"})
    long aLong;

    @Param("2")
    short aShort;

    @Param("3")
    byte aByte;

    @Param({"0.5", "1e3"})
    double aDouble;

    @Param("0.25")
    float aFloat;

    @Param({"true", "false"})
    boolean aBoolean;

    @Param("\"")
    char aChar;

    @Param({"plain", "with \"quotes\" and $dollars", ""})
    String text;

    @Param("7")
    Integer boxedInt;

    @Param("8")
    Long boxedLong;

    @Param("9")
    Short boxedShort;

    @Param("10")
    Byte boxedByte;

    @Param("11")
    Double boxedDouble;

    @Param("12")
    Float boxedFloat;

    @Param("true")
    Boolean boxedBoolean;

    @Param("c")
    Character boxedChar;

    @Param({"SECONDS", "DAYS"})
    TimeUnit unit;

    @Param
    Tone tone;

    enum Tone {
        CALM,
        ANGRY {
            @Override
            public String toString() {
                return "furious";
            }
        }
    }
}
