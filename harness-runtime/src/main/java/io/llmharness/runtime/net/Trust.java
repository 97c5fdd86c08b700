package io.llmharness.runtime.net;

import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are trusted: those that the JVM trusts, and the authorities in the PEM file that {@code SSL_CERT_FILE} names, as
 * OpenSSL, Python and Go read it. This adds to the JVM's; it takes none away.
 */
public final class Trust {
    /** Names the file. */
    public static final String VARIABLE = "SSL_CERT_FILE";

    private Trust() {}

    /** What this process's environment says. */
    public static TrustManagerFactory ofEnvironment() {
        return of(System::getenv);
    }

    /** What these variables say. Throws {@link UsageException} when the file is none of certificates. */
    public static TrustManagerFactory of(Function<String, @Nullable String> environment) {
        String file = environment.apply(VARIABLE);
        try {
            TrustManagerFactory standard = factory(null);
            return file == null || file.isBlank() ? standard : factory(with(standard, Path.of(file.trim())));
        } catch (GeneralSecurityException | IOException e) {
            throw new UsageException(VARIABLE + " names " + file + ", which cannot be read as PEM certificates: "
                    + (e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore with(TrustManagerFactory standard, Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (TrustManager manager : standard.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate issuer : known.getAcceptedIssuers()) {
                    store.setCertificateEntry("standard-" + number++, issuer);
                }
            }
        }
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("added-" + number++, authority);
            }
        }
        return store;
    }
}
