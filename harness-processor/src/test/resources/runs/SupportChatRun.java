package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.annotations.Level;
import io.llmharness.annotations.Scope;
import io.llmharness.api.*;
import io.llmharness.runtime.catalog.*;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

public class SupportChatRun implements Runnable {
    @Override
    public void run() {
        SupportChat_LlmScenario runner = new SupportChat_LlmScenario();
        ScenarioModel model = runner.model();

        assertThat(runner.version()).isEqualTo(GeneratedScenario.VERSION);
        assertThat(model.name()).isEqualTo("com.example.SupportChat");
        assertThat(model.engines()).extracting(EngineModel::id).containsExactly("openai", "anthropic");
        assertThat(model.params()).containsExactly(
                new ParamModel("followUps", List.of("2", "6")), new ParamModel("tone", List.of("CALM", "ANGRY")));
        assertThat(model.scope()).isEqualTo(Scope.User);
        assertThat(model.checked()).isTrue();
        assertThat(model.iterationHooks()).isFalse();

        SupportChat chat = runner.newInstance();
        runner.setParam(chat, "followUps", "6");
        runner.setParam(chat, "tone", "ANGRY");
        runner.setup(chat, Level.Iteration);
        runner.setup(chat, Level.Trial);
        Work work = runner.next(chat, 0, new User(1, new Random(1)), new Sample(0, "", OptionalInt.empty(), Map.of()));

        Conversation conversation = ((Work.Dialogue) work).conversation();
        assertThat(conversation.turns()).hasSize(7);
        assertThat(conversation.turns().get(0).text()).isEqualTo("WHERE is order A-1002?!");
        assertThat(runner.check(chat, new Reply("soon", 1, 80, "stop", Duration.ZERO))).isTrue();
        assertThat(runner.check(chat, new Reply("soon", 1, 81, "stop", Duration.ZERO))).isFalse();

        assertThatThrownBy(() -> runner.setParam(chat, "followUps", "six")).hasMessageContaining("not a value of type int");
        assertThatThrownBy(() -> runner.setParam(chat, "colour", "red")).hasMessageContaining("no parameter \"colour\"");
        assertThatThrownBy(() -> runner.next(chat, 1, null, null)).hasMessage("SupportChat has no workload 1");
    }
}
