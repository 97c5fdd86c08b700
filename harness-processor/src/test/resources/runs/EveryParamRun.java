package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.*;
import java.util.concurrent.TimeUnit;

public class EveryParamRun implements Runnable {
    @Override
    public void run() {
        EveryParam_LlmScenario runner = new EveryParam_LlmScenario();
        EveryParam scenario = runner.newInstance();

        // Every value that passed the compiler can be set.
        for (ParamModel param : runner.model().params()) {
            for (String value : param.values()) {
                runner.setParam(scenario, param.name(), value);
            }
        }
        assertThat(runner.model().params()).hasSize(19);
        assertThat(scenario.anInt).isEqualTo(-1);
        assertThat(scenario.aLong).isEqualTo(Long.MAX_VALUE);
        assertThat(scenario.aDouble).isEqualTo(1000.0);
        assertThat(scenario.aBoolean).isFalse();
        assertThat(scenario.aChar).isEqualTo('"');
        assertThat(scenario.text).isEmpty();
        assertThat(scenario.boxedChar).isEqualTo('c');
        assertThat(scenario.unit).isEqualTo(TimeUnit.DAYS);
        assertThat(scenario.tone).isEqualTo(EveryParam.Tone.ANGRY);
        assertThat(runner.model().params().get(8).values()).contains("with \"quotes\" and $dollars");
    }
}
