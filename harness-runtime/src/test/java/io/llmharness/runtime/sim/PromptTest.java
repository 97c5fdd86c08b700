package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void everyRunWithoutWhiteSpaceIsOneToken() {
        assertThat(Prompt.of("  Why is\tthe sky\nblue? ").tokens()).isEqualTo(5);
        assertThat(Prompt.of("  Why is\tthe sky\nblue? ").ids())
                .hasSize(5)
                .contains(Prompt.of("sky").ids());
        assertThat(Prompt.of("").tokens()).isEqualTo(1);
        assertThat(Prompt.of(List.of("one two", "three")).tokens()).isEqualTo(3);
        assertThat(Prompt.ofIds(new int[] {4, 5}).tokens()).isEqualTo(2);
    }

    @Test
    void blocksAreKnownByEverythingBeforeThem() {
        long[] one = Prompt.of("a b c d e f g").blockHashes(2);
        long[] other = Prompt.of("a b c x e f g").blockHashes(2);
        assertThat(one).hasSize(3);
        assertThat(other[0]).isEqualTo(one[0]);
        assertThat(other[1]).isNotEqualTo(one[1]);
        assertThat(other[2]).isNotEqualTo(one[2]);
    }

    @Test
    void anAnswerHasAsManyTokensWhenItIsAPrompt() {
        SimOptions options = SimOptions.parse("seed=5");
        SimCall call = new SimCall("POST", "/", new io.netty.handler.codec.http.DefaultHttpHeaders(), new byte[0], 1);
        GenerationRequest request =
                GenerationRequest.of("m", true, Prompt.of("hello")).length(100, 0, false);
        Generation generation = new Generation(request, new ModelProbe(), options, call, 0);
        WireBuffer text = new WireBuffer();
        generation.text(text, 0, 0, 100);
        assertThat(Prompt.of(text.toString()).tokens()).isEqualTo(100);
    }
}
