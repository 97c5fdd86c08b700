package io.llmharness.runtime.sim;

/** Text in Prometheus' exposition format, numbers spelt as Python's client does. */
public final class PrometheusPage {
    private final WireBuffer out = new WireBuffer();
    private final String labels;

    /** A page whose samples all have these labels, such as {@code engine="0",model_name="m"}. */
    public PrometheusPage(String labels) {
        this.labels = labels;
    }

    /** A counter without further labels; {@code name} as it is to be read, its {@code _total} included. */
    public PrometheusPage counter(String name, String help, double value) {
        return describe(name, help, "counter").sample(name, "", value);
    }

    /** A gauge without further labels. */
    public PrometheusPage gauge(String name, String help, double value) {
        return describe(name, help, "gauge").sample(name, "", value);
    }

    /** A histogram. */
    public PrometheusPage histogram(String name, String help, PrometheusHistogram histogram) {
        describe(name, help, "histogram");
        int last = histogram.bounds();
        for (int i = 0; i <= last; i++) {
            String bound = i == last ? "+Inf" : Double.toString(histogram.bound(i));
            sample(name + "_bucket", "le=\"" + bound + "\"", histogram.cumulative(i));
        }
        sample(name + "_count", "", histogram.cumulative(last));
        return sample(name + "_sum", "", histogram.sum());
    }

    /** The help and type lines of a metric whose samples follow. */
    public PrometheusPage describe(String name, String help, String type) {
        out.text("# HELP ").text(name).text(" ").text(help).text("\n# TYPE ").text(name);
        out.text(" ").text(type).text("\n");
        return this;
    }

    /** One sample; {@code label} is empty or one more label such as {@code reason="length"}. */
    public PrometheusPage sample(String name, String label, double value) {
        String all = labels.isEmpty() || label.isEmpty() ? labels + label : labels + "," + label;
        out.text(name).text(all.isEmpty() ? "" : "{" + all + "}").text(" ");
        out.text(Double.toString(value).replace("E-", "e-0").replace("E", "e+0"))
                .text("\n");
        return this;
    }

    /** The page. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
