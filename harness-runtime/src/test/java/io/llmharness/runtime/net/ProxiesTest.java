package io.llmharness.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.text.UsageException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxiesTest {
    private static String of(String url, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new Proxies(environment::get)
                .of(URI.create(url))
                .map(Proxy::toString)
                .orElse("direct");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/v1, https_proxy, http://proxy.test:3128, proxy.test:3128",
        "https://api.test/v1, HTTPS_PROXY, http://proxy.test:3128, proxy.test:3128",
        "https://api.test/v1, http_proxy, http://proxy.test:3128, direct",
        "http://api.test:8000, http_proxy, proxy.test:3128, proxy.test:3128",
        "http://api.test, HTTP_PROXY, http://proxy.test, proxy.test:80",
        "https://api.test, ALL_PROXY, http://proxy.test:1, proxy.test:1",
        "https://api.test, https_proxy, http://[::1]:3128/, [::1]:3128",
        "https://api.test, https_proxy, '  ', direct",
        "http://localhost:8000, http_proxy, http://proxy.test:3128, direct",
        "http://127.0.0.1:8000, http_proxy, http://proxy.test:3128, direct",
        "http://[::1]:8000, http_proxy, http://proxy.test:3128, direct",
        "http://127.example.test:8000, http_proxy, http://proxy.test:3128, proxy.test:3128",
    })
    void theVariableForTheSchemeDecides(String url, String variable, String value, String expected) {
        assertThat(of(url, variable, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "api.test, direct",
        "API.TEST, direct",
        ".test, direct",
        "test, direct",
        "'other.test, api.test', direct",
        "*, direct",
        "api.test:443, direct",
        "api.test:8443, proxy.test:3128",
        "est, proxy.test:3128",
        "pi.test, proxy.test:3128",
        "'', proxy.test:3128",
        "',', proxy.test:3128"
    })
    void hostsMayBeExcluded(String list, String expected) {
        assertThat(of("https://api.test", "https_proxy", "http://proxy.test:3128", "no_proxy", list))
                .isEqualTo(expected);
    }

    @Test
    void lowerCaseComesFirst() {
        assertThat(of("http://api.test", "http_proxy", "http://lower.test:1", "HTTP_PROXY", "http://upper.test:2"))
                .isEqualTo("lower.test:1");
    }

    @ParameterizedTest
    @CsvSource({"socks5://proxy.test:1080", "http://user:secret word@proxy.test", "http://", "https://proxy.test:443"})
    void whatIsNoHttpProxyIsRefusedWithoutItsValue(String value) {
        assertThatThrownBy(() -> of("https://api.test", "https_proxy", value))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("https_proxy names no HTTP proxy")
                .hasMessageNotContaining("secret");
    }

    @Test
    void credentialsGoIntoTheHeaderAndNowhereElse() {
        Proxy proxy = new Proxies(Map.of("https_proxy", "http://user:secret@proxy.test:3128")::get)
                .of(URI.create("https://api.test"))
                .orElseThrow();
        assertThat(proxy.authorization()).contains("Basic dXNlcjpzZWNyZXQ=");
        assertThat(proxy.toString()).isEqualTo("proxy.test:3128");
    }
}
