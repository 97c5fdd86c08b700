package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ollama's {@code keep_alive}: a number of seconds or a Go duration; negative for ever; 5 minutes when absent. */
final class KeepAlive {
    private static final long DEFAULT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|us|ns|m|s)");

    private KeepAlive() {}

    static long nanos(JsonNode value) {
        if (value.isNumber()) {
            return (long) (value.asDouble() * 1e9);
        }
        String text = value.asText("");
        if (text.startsWith("-")) {
            return -1;
        }
        double sum = 0;
        boolean any = text.equals("0");
        for (Matcher m = PART.matcher(text); m.find(); any = true) {
            sum += Double.parseDouble(m.group(1)) * unit(m.group(2));
        }
        return any ? Math.round(sum) : DEFAULT_NANOS;
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "h" -> 3600e9;
            case "m" -> 60e9;
            case "s" -> 1e9;
            case "ms" -> 1e6;
            case "us" -> 1e3;
            default -> 1;
        };
    }
}
