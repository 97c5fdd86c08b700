package io.llmharness.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~ One. Two.~ | One.",
                "~ No full stop~ | No full stop",
                "~ Over\n two lines.\n Next.~ | Over two lines.",
                "~ Says {@code x < y} and {@link Foo}.~ | Says x < y and Foo.",
                "~ See {@link Foo#bar(int) the bar} now.~ | See the bar now.",
                "~ <em>Bold</em> &amp; &lt;b&gt;.\n <p>More.~ | Bold & <b>.",
                "~ Text\n @see Other. x~ | Text",
                "~ Version 2.5 of it. More.~ | Version 2.5 of it.",
                "~~ | ~~",
            })
    @DisplayName("The first sentence of a comment comes without mark-up")
    void takesFirstSentence(String comment, String sentence) {
        assertThat(Words.firstSentence(comment)).isEqualTo(sentence);
    }

    @Test
    @DisplayName("Ids become class names")
    void makesClassNames() {
        assertThat(Words.camel("ollama")).isEqualTo("Ollama");
        assertThat(Words.camel("azure-openai-2")).isEqualTo("AzureOpenai2");
        assertThat(Words.isKebab("azure-openai-2")).isTrue();
        assertThat(new String[] {"", "-", "a--b", "a-", "A", "a_b", "1a", "a b"})
                .noneMatch(Words::isKebab);
    }

    @Test
    @DisplayName("Types are shown without packages")
    void simplifiesTypes() {
        assertThat(Words.simpleType("java.util.Map<java.lang.String, int[]>")).isEqualTo("Map<String, int[]>");
        assertThat(Words.simpleType("com.example.Outer.Inner")).isEqualTo("Outer.Inner");
    }
}
