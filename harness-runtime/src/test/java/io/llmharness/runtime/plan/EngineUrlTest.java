package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.text.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineUrlTest {
    private static final String PLACE = "engine \"vllm\" of com.example.Chat";

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000, http://localhost:8000",
        "http://localhost:8000/, http://localhost:8000",
        "' http://localhost:8000// ', http://localhost:8000",
        "HTTPS://API.Example.com/V1/x/, https://api.example.com/V1/x",
        "https://example.com, https://example.com",
        "http://[::1]:8000/, http://[::1]:8000",
        "http://[fe80::1%25eth0]:8000, http://[fe80::1%25eth0]:8000",
        "http://10.0.0.7, http://10.0.0.7",
        "sim:, sim:",
        "'sim:ttft=200ms,itl=20ms', 'sim:ttft=200ms,itl=20ms'"
    })
    void bringsUrlsIntoOneForm(String written, String normal) {
        assertThat(EngineUrl.normalise(written, PLACE)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:11434, has no scheme; write http://localhost:11434",
        "ftp://host, is neither http:// nor https://",
        "http://, is not a URL",
        "http:///v1, has no valid host",
        "http://my_host:80, has no valid host",
        "http://host:0, has no valid host and port",
        "http://host:70000, has no valid host and port",
        "http://ho st, is not a URL"
    })
    void refusesWhatIsNoBaseUrl(String written, String reason) {
        assertThatThrownBy(() -> EngineUrl.normalise(written, PLACE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:sk-secret@host/v1",
        "http://sk-secret@host",
        "https://host/v1?key=sk-secret",
        "https://host/#sk-secret",
        "sk-secret@host",
        "http://user:sk-secret@ho st",
        "http://host/ x?key=sk-secret"
    })
    void refusesSecretsAndDoesNotRepeatThem(String written) {
        assertThatThrownBy(() -> EngineUrl.normalise(written, PLACE))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void theSimulatedEngineHasAUrlOfItsOwn() {
        assertThat(EngineUrl.isSimulated(EngineUrl.simulated("ttft=1ms"))).isTrue();
        assertThat(EngineUrl.simulationOptions("sim:ttft=1ms")).isEqualTo("ttft=1ms");
        assertThat(EngineUrl.isSimulated("http://sim:80")).isFalse();
    }
}
