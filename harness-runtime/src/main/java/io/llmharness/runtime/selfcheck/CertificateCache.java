package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.host.Build;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates of this user, a file each. A valid certificate is good for a day on the machine, since its last start, with the JVM and the
 * build that it was taken with, for checks of the same plan; another one for minutes.
 */
public final class CertificateCache {
    private static final Duration AGE = Duration.ofDays(1);
    /** What a busy moment did is not to be held against the runs of a whole day. */
    private static final Duration AGE_OF_DOUBTFUL = Duration.ofMinutes(10);

    private final Path folder;

    /** Certificates in this folder, which need not exist. */
    public CertificateCache(Path folder) {
        this.folder = folder;
    }

    /** The user's own, where the system keeps what can be made anew. */
    public static CertificateCache ofUser() {
        return new CertificateCache(folder(System.getProperty("os.name", ""), System.getenv())
                .resolve("llm-harness")
                .resolve("certificates"));
    }

    static Path folder(String os, Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", "."));
        if (os.startsWith("Windows")) {
            return Path.of(environment.getOrDefault(
                    "LOCALAPPDATA", home.resolve("AppData").resolve("Local").toString()));
        }
        if (os.startsWith("Mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        return given.isEmpty() ? home.resolve(".cache") : Path.of(given);
    }

    /** The certificate of such a check; empty when there is none, when it is too old, and when it cannot be read. */
    Optional<Certificate> find(CheckPlan plan, Instant now) {
        try {
            Certificate found = Wire.certificate(Files.readString(file(plan)));
            Duration age = Duration.between(found.takenAt(), now);
            boolean valid = found.judge().verdict() == Validity.Verdict.VALID;
            boolean fresh = !age.isNegative() && age.compareTo(valid ? AGE : AGE_OF_DOUBTFUL) <= 0;
            return fresh && found.point().equals(plan.point()) ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // taking it anew is all that is lost
        }
    }

    /** Keeps one. Where that cannot be done the next run takes its own. */
    void keep(CheckPlan plan, Certificate certificate) {
        try {
            Files.createDirectories(folder);
            Path file = file(plan);
            Path whole = Files.createTempFile(folder, "certificate", ".tmp");
            Files.writeString(whole, Wire.text(certificate));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // said nowhere: no figure depends on it
        }
    }

    private Path file(CheckPlan plan) {
        Build build = Build.read();
        String key = String.join(
                "\n", build.version(), build.commit(), Machine.jvm(), Machine.name(), Machine.boot(), Wire.text(plan));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
