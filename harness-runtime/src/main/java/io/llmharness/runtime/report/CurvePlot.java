package io.llmharness.runtime.report;

import io.llmharness.runtime.result.Capacity.Outcome;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.text.Digits;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Throughput to the right, latency upwards on a logarithmic scale; {@code o} met its limits, {@code x} did not. */
final class CurvePlot {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 12;

    /** The scale reaches from the lowest latency to this multiple of it at least, so that a flat curve looks flat. */
    private static final double LEAST_SPAN = 2;

    private final List<Point> points;
    private final String axis;

    /**
     * A drawing.
     *
     * @param axis what stands below it
     */
    CurvePlot(List<Point> points, String axis) {
        this.points = points.stream()
                .filter(p -> p.value().isPresent() && p.latencyMillis().orElse(0) > 0)
                .toList();
        this.axis = axis;
    }

    /** The drawing; empty where there are no two points. */
    String draw() {
        if (points.size() < 2) {
            return "";
        }
        double most =
                points.stream().mapToDouble(p -> p.value().getAsDouble()).max().orElseThrow();
        DoubleSummaryStatistics latencies = points.stream()
                .mapToDouble(p -> p.latencyMillis().getAsDouble())
                .summaryStatistics();
        double bottom = latencies.getMin();
        double top = Math.max(latencies.getMax(), LEAST_SPAN * bottom);
        char[][] rows = new char[HEIGHT][WIDTH];
        for (char[] row : rows) {
            Arrays.fill(row, ' ');
        }
        for (Point point : points) {
            int column = at(most == 0 ? 0 : point.value().getAsDouble() / most, WIDTH);
            int row = at(share(point.latencyMillis().getAsDouble(), bottom, top), HEIGHT);
            char mark = point.outcome() == Outcome.MET ? 'o' : 'x';
            rows[HEIGHT - 1 - row][column] = mark;
        }
        return text(rows, most, bottom, top);
    }

    private String text(char[][] rows, double most, double bottom, double top) {
        StringBuilder text = new StringBuilder("  e2e p50 ms, o met, x missed\n");
        for (int i = 0; i < HEIGHT; i++) {
            String label = i == 0 ? Digits.three(top) : i == HEIGHT - 1 ? Digits.three(bottom) : "";
            text.append(" ".repeat(Math.max(0, 9 - label.length())))
                    .append(label)
                    .append(" |")
                    .append(new String(rows[i]).stripTrailing())
                    .append('\n');
        }
        String end = Digits.three(most) + " " + axis;
        text.append(" ".repeat(10)).append('+').append("-".repeat(WIDTH)).append('\n');
        text.append(" ".repeat(11))
                .append('0')
                .append(" ".repeat(Math.max(1, WIDTH - 1 - end.length())))
                .append(end);
        return text.append('\n').toString();
    }

    private static double share(double value, double bottom, double top) {
        return Math.log(value / bottom) / Math.log(top / bottom);
    }

    private static int at(double share, int cells) {
        return (int) Math.round(share * (cells - 1));
    }
}
