package io.llmharness.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://engine.test/v1, false, engine.test, 80, engine.test",
        "https://engine.test, true, engine.test, 443, engine.test",
        "HTTPS://Engine.Test:443, true, engine.test, 443, engine.test",
        "http://engine.test:443, false, engine.test, 443, engine.test:443",
        "https://engine.test:80, true, engine.test, 80, engine.test:80",
        "http://[FE80::1], false, fe80::1, 80, [fe80::1]",
        "https://[::1]:8443/v1, true, ::1, 8443, [::1]:8443"
    })
    void hostAndPortAreWhatAConnectionNeedsAndTheAuthorityWhatARequestSays(
            URI url, boolean tls, String host, int port, String authority) {
        Origin origin = Origin.of(url);
        assertThat(origin).isEqualTo(new Origin(tls, host, port));
        assertThat(origin.authority()).isEqualTo(authority);
    }
}
