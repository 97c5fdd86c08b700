package io.llmharness.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.text.UsageException;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustTest {
    @TempDir
    private Path folder;

    private static List<X509Certificate> issuers(TrustManagerFactory factory) {
        return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }

    @Test
    void theFilesAuthoritiesAreTrustedBesideTheJvms() throws Exception {
        X509Bundle own = new CertificateBuilder()
                .subject("CN=own")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        Path pem = Files.writeString(folder.resolve("own.pem"), own.getCertificatePEM());
        List<X509Certificate> standard = issuers(Trust.of(name -> null));
        List<X509Certificate> both = issuers(Trust.of(Map.of("SSL_CERT_FILE", pem.toString())::get));
        assertThat(both).contains(own.getCertificate()).containsAll(standard).hasSize(standard.size() + 1);
    }

    @Test
    void aFileThatIsNoneIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");
        for (Path file : List.of(folder.resolve("nothing.pem"), text)) {
            assertThatThrownBy(() -> Trust.of(Map.of("SSL_CERT_FILE", file.toString())::get))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("SSL_CERT_FILE names " + file);
        }
    }
}
