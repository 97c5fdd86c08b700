package io.llmharness.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretTest {
    @Test
    void itsTextIsAMask() {
        assertThat(new Secret("sk-1234")).hasToString("***");
        assertThat(new Secret("k.1+").mask("Incorrect key k.1+ (k.1+)")).isEqualTo("Incorrect key *** (***)");
        assertThat(Secret.NONE.mask("the key sk-1234 is wrong")).isEqualTo("the key sk-1234 is wrong");
    }

    @Test
    void whatTheEnvironmentHoldsUnderASecretsNameIsMaskedToo() {
        List<String> secrets = Secret.secretsOf(Map.of(
                "OPENAI_API_KEY", "sk-mine-0001",
                "hf_token", " hf-mine-0002 ",
                "DB_PASSWORD", "sk-mine-0001-longer",
                "SHORT_KEY", "true",
                "KEYBOARD", "qwertz-layout"));
        assertThat(secrets).containsExactlyInAnyOrder("sk-mine-0001", "hf-mine-0002", "sk-mine-0001-longer");
        assertThat(Secret.mask("a sk-mine-0001-longer b hf-mine-0002 c sk-mine-0001 true qwertz-layout", secrets))
                .isEqualTo("a *** b *** c *** true qwertz-layout");
    }
}
