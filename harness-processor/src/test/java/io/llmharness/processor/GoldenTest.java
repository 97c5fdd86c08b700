package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class GoldenTest {
    @Test
    @DisabledIfSystemProperty(named = "goldens", matches = "update")
    @DisplayName("A missing golden file fails the test and says where it belongs")
    void asksForMissingFiles() {
        assertThatThrownBy(() -> Golden.check("generated/NoSuchFile.java", "class NoSuchFile {}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("src/test/resources/generated/NoSuchFile.java")
                .hasMessageContaining("-Dgoldens=update")
                .hasMessageContaining("class NoSuchFile {}");
    }
}
