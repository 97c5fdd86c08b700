package io.llmharness.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.CertificateSamples;
import io.llmharness.runtime.result.OperatingPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCacheTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));
    private static final Certificate TAKEN = CertificateSamples.exact();

    @TempDir
    private Path folder;

    @Test
    void oneOfTheSameCheckIsFoundForADay() {
        CertificateCache cache = new CertificateCache(folder.resolve("not").resolve("there"));
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt())).isEmpty();
        cache.keep(plan(TAKEN.point()), TAKEN);
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt().plus(Duration.ofHours(23))))
                .contains(TAKEN);
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt().plus(Duration.ofHours(25))))
                .isEmpty();
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt().minus(Duration.ofHours(1))))
                .as("taken in the future: the clock was set back")
                .isEmpty();
    }

    @Test
    void oneOfABusyMomentIsKeptForMinutes() {
        CertificateCache cache = new CertificateCache(folder);
        Certificate doubtful = CertificateSamples.ofABusyMachine();
        cache.keep(plan(doubtful.point()), doubtful);
        assertThat(cache.find(plan(doubtful.point()), doubtful.takenAt().plus(Duration.ofMinutes(9))))
                .contains(doubtful);
        assertThat(cache.find(plan(doubtful.point()), doubtful.takenAt().plus(Duration.ofMinutes(11))))
                .isEmpty();
    }

    @Test
    void anotherPointIsAnotherCertificate() {
        CertificateCache cache = new CertificateCache(folder);
        cache.keep(plan(TAKEN.point()), TAKEN);
        assertThat(cache.find(plan(TAKEN.point().load(true, 64)), TAKEN.takenAt()))
                .isEmpty();
    }

    @Test
    void aDamagedFileIsNone() throws Exception {
        CertificateCache cache = new CertificateCache(folder);
        cache.keep(plan(TAKEN.point()), TAKEN);
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file).substring(0, 40));
        }
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt())).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoMistake() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        CertificateCache cache = new CertificateCache(file.resolve("below"));
        cache.keep(plan(TAKEN.point()), TAKEN);
        assertThat(cache.find(plan(TAKEN.point()), TAKEN.takenAt())).isEmpty();
    }

    @Test
    void theFolderIsWhereTheSystemKeepsSuchThings() {
        assertThat(CertificateCache.folder("Linux", Map.of("XDG_CACHE_HOME", "/c")))
                .isEqualTo(Path.of("/c"));
        assertThat(CertificateCache.folder("Linux", Map.of())).isEqualTo(HOME.resolve(".cache"));
        assertThat(CertificateCache.folder("Mac OS X", Map.of()))
                .isEqualTo(HOME.resolve("Library").resolve("Caches"));
        assertThat(CertificateCache.folder("Windows 11", Map.of("LOCALAPPDATA", "/l")))
                .isEqualTo(Path.of("/l"));
    }

    private static CheckPlan plan(OperatingPoint point) {
        return CheckPlan.brief(point, new EnginePlan("vllm", "vllm", "", "", "", Map.of()), Forks.of(1, 0), 1000);
    }
}
