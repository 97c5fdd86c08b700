package io.llmharness.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void masksItselfInTheWordsOfOthers() {
        Secret key = new Secret("k.1+");
        assertThat(key.mask("Incorrect key k.1+ (k.1+)")).isEqualTo("Incorrect key *** (***)");
        assertThat(Secret.NONE.mask("no key")).isEqualTo("no key");
        assertThat(key).hasToString("***");
    }
}
