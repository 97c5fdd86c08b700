package io.llmharness.runtime.replay;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.exec.LoggedRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/** A line a request. Times are nanoseconds since the dispatch; a cell is empty where there is nothing. */
final class CsvWriter implements RequestFormat.Writer {
    private static final String HEAD =
            "number,benchmark,engine,fork,iteration,warmup,loop,outcome,cause,status,arrival,tag,user,"
                    + "sample,turn,attempt,intended,writeBegun,written,headRead,firstByte,firstOutput,ended,ttft,e2e,inputTokens,"
                    + "outputTokens,cachedTokens,reasoningTokens,events,coalesced,finish,message";

    private final BufferedWriter out;

    CsvWriter(OutputStream to) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write(HEAD);
        out.write('\n');
    }

    @Override
    public void write(long number, LoggedRequest r) throws IOException {
        StringJoiner line = new StringJoiner(",", "", "\n");
        line.add(Long.toString(number))
                .add(quoted(r.fork().benchmark()))
                .add(quoted(r.fork().engine()))
                .add(Integer.toString(r.fork().index()))
                .add(Integer.toString(r.iteration()))
                .add(Boolean.toString(r.warmup()))
                .add(Integer.toString(r.loop()))
                .add(r.fate().name().toLowerCase(Locale.ROOT))
                .add(r.cause().map(FailureCause::key).orElse(""))
                .add(count(r.status() == 0 ? -1 : r.status()))
                .add(r.arrival().toString())
                .add(r.tag())
                .add(Integer.toString(r.user()))
                .add(Long.toString(r.sample()))
                .add(Integer.toString(r.conversationTurn()))
                .add(Integer.toString(r.attempt()));
        times(line, r);
        LoggedRequest.Usage usage = r.usage();
        line.add(count(usage.input()))
                .add(count(usage.output()))
                .add(count(usage.cached()))
                .add(count(usage.reasoning()))
                .add(Integer.toString(r.events().size()))
                .add(Long.toString(r.events().stream()
                        .filter(LoggedRequest.Event::coalesced)
                        .count()))
                .add(quoted(r.finishReason()))
                .add(quoted(r.message()));
        out.write(line.toString());
    }

    private static void times(StringJoiner line, LoggedRequest r) {
        LoggedRequest.Stamps stamps = r.stamps();
        line.add(time(stamps.intended()))
                .add(time(stamps.writeBegun()))
                .add(time(stamps.written()))
                .add(time(stamps.headRead()))
                .add(time(stamps.firstByte()))
                .add(time(stamps.firstOutput()))
                .add(time(stamps.ended()))
                .add(time(r.ttft()))
                .add(time(r.e2e()));
    }

    private static String time(long nanos) {
        return nanos == LoggedRequest.UNSET ? "" : Long.toString(nanos);
    }

    private static String count(long count) {
        return count < 0 ? "" : Long.toString(count);
    }

    private static String quoted(String cell) {
        return cell.isEmpty() ? "" : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
