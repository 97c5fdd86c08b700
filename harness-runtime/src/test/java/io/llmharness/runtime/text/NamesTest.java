package io.llmharness.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void findsEachNameByItsPosition() {
        assertFinds("choices", "usage", "error", "timings", "metrics", "object", "message", "type", "code");
        assertFinds("a", "b", "c", "ab", "ba", "abc", "cba", "aa", "aaa");
        assertFinds("größe", "名前", "x", "\u0000");
    }

    @Test
    void anEmptySetFindsNothing() {
        assertThat(index(Names.of(), "x")).isEqualTo(Names.OTHER);
    }

    @Test
    void othersAreOther() {
        Names names = Names.of("usage", "choices");
        for (String other : new String[] {"", "u", "usag", "usages", "Usage", "usbge", "choicfs", "\u00fcsage"}) {
            assertThat(index(names, other)).as(other).isEqualTo(Names.OTHER);
        }
    }

    @Test
    void separatesNamesThatAgreeInLengthFirstMiddleAndLast() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertFinds("abcde", "axcye", "aycxe", "accce", "a_c_e", "agche", "ahcge"));
    }

    @Test
    void holdsLargeRandomSets() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            Set<String> names = new LinkedHashSet<>();
            for (int i = random.nextInt(1, 300); i > 0; i--) {
                names.add(word(random));
            }
            String[] all = names.toArray(String[]::new);
            assertFinds(all);
            Names table = Names.of(all);
            for (int i = 0; i < 200; i++) {
                String other = word(random);
                if (!names.contains(other)) {
                    assertThat(index(table, other)).isEqualTo(Names.OTHER);
                }
            }
        }
    }

    @Test
    void refusesDuplicatesAndEmptyNames() {
        assertThatThrownBy(() -> Names.of("a", "b", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Names.of("a", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }

    private static void assertFinds(String... all) {
        Names names = Names.of(all);
        for (int i = 0; i < all.length; i++) {
            assertThat(index(names, all[i])).as(all[i]).isEqualTo(i);
        }
    }

    /** Looks the name up somewhere inside an array, as the cursor does. */
    private static int index(Names names, String name) {
        byte[] inside = ("\"" + name + "\":1").getBytes(StandardCharsets.UTF_8);
        return names.indexOf(inside, 1, inside.length - 3);
    }
}
