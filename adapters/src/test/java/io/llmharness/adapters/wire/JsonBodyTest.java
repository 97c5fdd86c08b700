package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.vllm.VllmAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
    private static final JsonBody.Members MEMBERS = out -> {
        out.writeStringField("model", "m");
        out.writeObjectFieldStart("options");
        out.writeNumberField("a", 1);
        out.writeNumberField("b", 2);
        out.writeEndObject();
    };

    @Test
    void writesTheMembers() {
        assertThat(body("")).isEqualTo("{\"model\":\"m\",\"options\":{\"a\":1,\"b\":2}}");
    }

    @Test
    void mergesTheOptionIntoThem() {
        assertThat(body("{\"options\":{\"b\":3,\"c\":[1]},\"x\":{\"y\":1}}"))
                .isEqualTo("{\"model\":\"m\",\"options\":{\"a\":1,\"b\":3,\"c\":[1]},\"x\":{\"y\":1}}");
    }

    @Test
    void nullTakesAMemberOut() {
        assertThat(body("{\"model\":null,\"options\":{\"a\":null},\"x\":null}")).isEqualTo("{\"options\":{\"b\":2}}");
    }

    @Test
    void aValueReplacesAnObjectAndTheOtherWayRound() {
        assertThat(body("{\"options\":1,\"model\":{\"n\":null,\"o\":1}}"))
                .isEqualTo("{\"model\":{\"o\":1},\"options\":1}");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> body("[1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1]");
        assertThatThrownBy(() -> body("{\"a\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replacesHalfSurrogatePairs() {
        JsonBody.Members broken = out -> out.writeStringField("prompt", "a\ud83d b\ude00 😀 é");
        for (String patch : new String[] {"", "{}"}) {
            assertThat(new String(JsonBody.of(target(patch), broken), StandardCharsets.UTF_8))
                    .isEqualTo("{\"prompt\":\"a\uFFFD b\uFFFD 😀 é\"}");
        }
    }

    @Test
    void keepsWholePairs() {
        JsonBody.Members whole = out -> out.writeStringField("prompt", "😀\u0000\"\n");
        assertThat(new String(JsonBody.of(target(""), whole), StandardCharsets.UTF_8))
                .isEqualTo("{\"prompt\":\"😀\\u0000\\\"\\n\"}");
    }

    private static String body(String patch) {
        return new String(JsonBody.of(target(patch), MEMBERS), StandardCharsets.UTF_8);
    }

    private static EngineTarget target(String patch) {
        return Targets.of(new VllmAdapter(), "body", patch);
    }
}
