package io.llmharness.runtime.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.api.Sample;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharedPrefixesTest {
    private static final int DRAWS = 20_000;

    private static Iterator<Sample> open(Map<String, String> options) {
        return new SharedPrefixes().open(new DatasetRequest("8", "", 3, options));
    }

    /** How often each prefix, the first 101 words after the group's name, came. */
    private static Map<String, Integer> groups(Map<String, String> options) {
        Iterator<Sample> samples = open(options);
        Map<String, Integer> groups = new TreeMap<>();
        Set<String> whole = new HashSet<>();
        for (int i = 0; i < DRAWS; i++) {
            String prompt = samples.next().prompt();
            assertThat(whole.add(prompt)).as("a prompt that never came before").isTrue();
            groups.merge(prompt.substring(0, prompt.indexOf(" Request ")), 1, Integer::sum);
        }
        return groups;
    }

    @Test
    void groupsComeAsZipfSays() {
        Map<String, Integer> groups = groups(Map.of("prefixes", "4", "prefixTokens", "100", "zipf", "1"));
        assertThat(groups).hasSize(4);
        double sum = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0;
        groups.forEach((prefix, count) -> {
            int rank = Integer.parseInt(prefix.substring(6, prefix.indexOf('.'))) + 1;
            double share = 1 / (rank * sum);
            // four standard deviations
            assertThat(count / (double) DRAWS).isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / DRAWS)));
            assertThat(prefix.split(" ")).hasSize(102);
        });
    }

    @Test
    void withoutSkewAllGroupsAreAlike() {
        groups(Map.of("prefixes", "5", "prefixTokens", "3", "zipf", "0"))
                .values()
                .forEach(count -> assertThat(count / (double) DRAWS).isCloseTo(0.2, within(0.012)));
    }

    @Test
    void senselessOptionsAreRefused() {
        assertThatThrownBy(() -> open(Map.of("prefixes", "0"))).hasMessageContaining("prefixes must be from 1 to");
        assertThatThrownBy(() -> open(Map.of("zipf", "-1"))).hasMessageContaining("zipf must be at least 0");
        assertThatThrownBy(() -> open(Map.of("zipf", "x"))).hasMessageContaining("zipf is not a number");
    }
}
