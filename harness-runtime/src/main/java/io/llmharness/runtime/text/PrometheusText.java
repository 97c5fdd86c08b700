package io.llmharness.runtime.text;

/** A page of metrics in the text format of Prometheus. */
public final class PrometheusText {
    private final String page;

    public PrometheusText(String page) {
        this.page = page;
    }

    /** The sum of all samples of that name, whatever their labels; NaN where there is none that is a number. */
    public double sum(String name) {
        double sum = 0;
        boolean found = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith(name) && line.length() > name.length()) {
                char next = line.charAt(name.length());
                String rest = line.substring(next == '{' ? line.lastIndexOf('}') + 1 : name.length())
                        .trim();
                if (next == '{' || next == ' ' || next == '\t') {
                    sum += number(rest.split("\\s")[0]);
                    found = true;
                }
            }
        }
        return found ? sum : Double.NaN;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
