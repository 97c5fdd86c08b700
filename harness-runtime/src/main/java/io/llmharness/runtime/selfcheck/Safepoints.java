package io.llmharness.runtime.selfcheck;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times in which a HotSpot JVM held all its threads, from the log that it writes of them: a line each, which costs the JVM nothing
 * that would show, and starts nothing inside it.
 */
final class Safepoints {
    private static final Pattern LINE = Pattern.compile("Safepoint \".*Total:\\s*(\\d+) ns");

    /**
     * Some of them.
     *
     * @param count how many
     * @param totalNanos time in them, from the wish to stop the threads
     * @param maxNanos the longest
     */
    record Sum(long count, long totalNanos, long maxNanos) {}

    private final Path log;
    private long read;

    Safepoints(Path log) {
        this.log = log;
    }

    /** What has the JVM write the log; nothing where it is not known to understand it. */
    List<String> jvmArgs() {
        String vm = System.getProperty("java.vm.name", "");
        boolean hotSpot = vm.contains("HotSpot") || vm.contains("OpenJDK");
        return hotSpot ? List.of("-Xlog:safepoint=info:file=\"" + log + "\"::filecount=0") : List.of();
    }

    /** Those since the last call; none where there is no log. */
    Sum since() throws IOException {
        if (!Files.exists(log)) {
            return new Sum(0, 0, 0);
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - read)];
            file.seek(read);
            file.readFully(bytes);
            read += bytes.length;
            return sum(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Adds up the lines of a log. */
    static Sum sum(String lines) {
        long count = 0;
        long total = 0;
        long max = 0;
        Matcher matcher = LINE.matcher(lines);
        while (matcher.find()) {
            long nanos = Long.parseLong(matcher.group(1));
            count++;
            total += nanos;
            max = Math.max(max, nanos);
        }
        return new Sum(count, total, max);
    }
}
