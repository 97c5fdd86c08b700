package com.example;

import static org.assertj.core.api.Assertions.assertThat;

public class UntouchedRun implements Runnable {
    @Override
    public void run() {
        Untouched_LlmScenario runner = new Untouched_LlmScenario();

        assertThat(runner.model().className()).isEqualTo("com.example.Untouched");
        assertThat(System.getProperty("untouched")).as("listing scenarios does not initialise them").isNull();
        runner.newInstance();
        assertThat(System.clearProperty("untouched")).isEqualTo("no longer");
    }
}
