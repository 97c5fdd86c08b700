package io.llmharness.runtime.report;

import io.llmharness.runtime.result.Accuracy;
import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Validity;
import io.llmharness.runtime.text.Digits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates for the reader, and for programs. */
public final class CertificateText {
    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P99, Percentile.P999);
    private static final String NONE = "–";

    private CertificateText() {}

    /** One certificate as a table: verdict first, then errors in milliseconds, each with the bare reader's behind it. */
    public static String of(Certificate certificate) {
        Validity validity = certificate.judge();
        StringBuilder text = new StringBuilder();
        text.append("Certificate of accuracy: ").append(validity.verdict()).append('\n');
        text.append(Lines.wrap("    at ", certificate.point().toString()));
        validity.reasons().forEach(reason -> text.append(Lines.wrap("    - ", reason)));
        text.append(table(certificate).toText());
        text.append(Lines.wrap("    most taken in: ", capacity(certificate)));
        text.append(Lines.wrap("    client: ", client(certificate.client())));
        return text.toString();
    }

    /** All of them as one array. */
    public static String json(List<Certificate> certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Json.write(Json.of(certificates), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Grid table(Certificate certificate) {
        Grid grid = new Grid()
                .left("    ms")
                .right("Cnt")
                .right("mean")
                .right("bias")
                .right("bare");
        SHOWN.forEach(p -> grid.right(p.key() + " error").right("bare"));
        for (Accuracy accuracy : certificate.accuracy()) {
            List<String> cells = new ArrayList<>(List.of(
                    "    " + accuracy.metric(),
                    Long.toString(accuracy.count()),
                    Digits.three(accuracy.truth()),
                    signed(accuracy.bias()),
                    accuracy.floorBias().map(CertificateText::signed).orElse(NONE)));
            for (Percentile percentile : SHOWN) {
                Optional<Deviation> error = accuracy.error(percentile);
                cells.add(error.map(e -> signed(e.error())).orElse(NONE));
                cells.add(error.flatMap(Deviation::floor).map(Digits::three).orElse(NONE));
            }
            grid.row(cells);
        }
        return grid;
    }

    private static String capacity(Certificate certificate) {
        Certificate.Capacity capacity = certificate.capacity();
        String rate = Digits.three(capacity.chunksPerSecond()) + " chunks/s";
        if (capacity.chunksPerSecond() == 0) {
            return "less than was tried: " + capacity.why();
        }
        return capacity.reached() ? rate + "; beyond it " + capacity.why() : "at least " + rate + "; " + capacity.why();
    }

    private static String client(Certificate.Client client) {
        return "event-loop lag p99 " + Digits.three(client.loopLagP99()) + " ms, max "
                + Digits.three(client.loopLagMax()) + " ms; " + client.gcPauses() + " collections, "
                + Digits.three(client.gcTotal()) + " ms; " + client.safepoints() + " safepoints, "
                + Digits.three(client.safepointTotal()) + " ms, longest " + Digits.three(client.safepointMax()) + " ms"
                + client.processorWait()
                        .map(share -> "; without a processor " + Digits.percent(share) + " of the time")
                        .orElse("");
    }

    private static String signed(double millis) {
        return (millis > 0 ? "+" : "") + Digits.three(Math.abs(millis) < 1e-6 ? 0 : millis);
    }
}
