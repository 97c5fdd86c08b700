package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void resolvesEscapes() {
        assertThat(decode("plain")).isEqualTo("plain");
        assertThat(decode("a\\tb")).isEqualTo("a\tb");
        assertThat(decode("\\\"\\\\\\/")).isEqualTo("\"\\/");
        assertThat(decode("\\u003cb\\u003E")).isEqualTo("<b>");
        assertThat(decode("\\b\\f\\r\\n|")).isEqualTo("\b\f\r\n|");
        assertThat(decode("é名\\u00e9")).isEqualTo("é名é");
    }

    @Test
    void joinsSurrogatePairs() {
        assertThat(decode("\\ud83d\\ude00!")).isEqualTo("😀!");
        assertThat(decode("😀\\uD83D\\uDE00")).isEqualTo("😀😀");
    }

    @Test
    void keepsLoneSurrogates() {
        assertThat(decode("a\\ud83db")).isEqualTo("a\ud83db");
        assertThat(decode("\\ude00\\ud83d")).isEqualTo("\ude00\ud83d");
    }

    @Test
    void joinsAPairThatIsSplitOverTwoPieces() {
        StringBuilder text = new StringBuilder();
        append("one \\ud83d", text);
        append("\\ude00 two", text);
        assertThat(text).hasToString("one 😀 two");
    }

    @Test
    void aCutEscapeIsReplacedOrKept() {
        assertThat(decode("a\\")).isEqualTo("a\\");
        assertThat(decode("a\\u")).isEqualTo("a\uFFFD");
        assertThat(decode("a\\u00")).isEqualTo("a\uFFFD");
        assertThat(decode("a\\u00zzb")).isEqualTo("a\uFFFDb");
        assertThat(decode("\\u00e9\\u12")).isEqualTo("é\uFFFD");
    }

    @Test
    void anUnknownEscapeIsTheCharacterItself() {
        assertThat(decode("\\x\\é\\😀.")).isEqualTo("xé😀.");
    }

    @Test
    void replacesBadUtf8() {
        byte[] bad = {'a', (byte) 0xFF, 'b', (byte) 0xC3, '\\', 'n', (byte) 0xE2, (byte) 0x82};
        StringBuilder text = new StringBuilder();
        JsonText.decode(bad, 0, bad.length, text);
        assertThat(text).hasToString("a\uFFFDb\uFFFD\n\uFFFD");
    }

    private static String decode(String json) {
        StringBuilder text = new StringBuilder();
        append(json, text);
        return text.toString();
    }

    private static void append(String json, StringBuilder text) {
        byte[] bytes = ("\"" + json + "\"").getBytes(StandardCharsets.UTF_8);
        JsonCursor.decode(bytes, 1, bytes.length - 1, text);
    }
}
