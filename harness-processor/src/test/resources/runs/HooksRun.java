package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.annotations.Level;
import io.llmharness.api.*;
import io.llmharness.runtime.catalog.*;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

public class HooksRun implements Runnable {
    private static final User USER = new User(3, new Random(1));
    private static final Sample SAMPLE = new Sample(0, "prompt", OptionalInt.empty(), Map.of());

    @Override
    public void run() {
        Hooks_LlmScenario runner = new Hooks_LlmScenario();
        Hooks hooks = runner.newInstance();

        assertThat(runner.model().name()).isEqualTo("hooks and checks");
        assertThat(runner.model().description()).isEqualTo(
                "Hooks of both levels, methods that take their arguments in any order, two checks.");
        assertThat(runner.model().hooks()).isTrue();
        assertThat(runner.model().iterationHooks()).isTrue();
        try {
            runner.setup(hooks, Level.Trial);
            runner.setup(hooks, Level.Iteration);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        runner.tearDown(hooks, Level.Iteration);
        runner.tearDown(hooks, Level.Trial);
        assertThat(Hooks.CALLS).containsExactly("open", "connect", "both", "begin", "end", "close", "both");

        assertThat(prompt(runner.next(hooks, 0, USER, SAMPLE))).isEqualTo("nothing");
        assertThat(prompt(runner.next(hooks, 1, USER, SAMPLE))).isEqualTo("prompt3");
        assertThat(((Work.Dialogue) runner.next(hooks, 2, USER, SAMPLE)).conversation().turns().get(0).text())
                .isEqualTo("3prompt");
        assertThat(runner.check(hooks, reply("please"))).isTrue();
        assertThat(runner.check(hooks, reply("never"))).isFalse();
        assertThat(runner.check(hooks, reply("please be brief"))).isFalse();
    }

    private static String prompt(Work work) {
        return ((Work.Single) work).request().messages().get(0).content();
    }

    private static Reply reply(String text) {
        return new Reply(text, 1, 1, "stop", Duration.ZERO);
    }
}
