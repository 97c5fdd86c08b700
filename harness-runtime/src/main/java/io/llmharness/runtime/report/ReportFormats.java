package io.llmharness.runtime.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The report formats on the class path. */
public final class ReportFormats {
    private final List<ReportFormat> all;

    private ReportFormats(List<ReportFormat> all) {
        this.all = all;
    }

    /** Finds them. */
    public static ReportFormats load() {
        List<ReportFormat> found = ServiceLoader.load(ReportFormat.class, ReportFormats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ReportFormat::id))
                .toList();
        return new ReportFormats(found);
    }

    /** All of them, by id. */
    public List<ReportFormat> all() {
        return all;
    }

    /** The format with this id. */
    public Optional<ReportFormat> find(String id) {
        return all.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** The format that a file's name ends like; the longest ending wins. */
    public Optional<ReportFormat> forFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(f -> name.endsWith("." + f.extension()))
                .max(Comparator.comparingInt(f -> f.extension().length()));
    }
}
