package io.llmharness.runtime.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.exec.LoggedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/** A JSON object a line. Times are nanoseconds since the dispatch; what did not happen, or is not known, is left out. */
final class JsonLinesWriter implements RequestFormat.Writer {
    private final JsonGenerator json;

    JsonLinesWriter(OutputStream out) throws IOException {
        json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void write(long number, LoggedRequest r) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", number);
        json.writeStringField("benchmark", r.fork().benchmark());
        json.writeStringField("engine", r.fork().engine());
        json.writeNumberField("fork", r.fork().index());
        json.writeNumberField("iteration", r.iteration());
        json.writeBooleanField("warmup", r.warmup());
        json.writeNumberField("loop", r.loop());
        json.writeStringField("outcome", r.fate().name().toLowerCase(Locale.ROOT));
        json.writeStringField("arrival", r.arrival().toString());
        if (r.fate() != LoggedRequest.Fate.DROPPED) {
            sent(r);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void sent(LoggedRequest r) throws IOException {
        json.writeStringField("tag", r.tag());
        json.writeNumberField("user", r.user());
        json.writeNumberField("sample", r.sample());
        if (r.conversationTurn() > 0) {
            json.writeNumberField("turn", r.conversationTurn());
        }
        json.writeNumberField("attempt", r.attempt());
        json.writeBooleanField("streamed", r.streamed());
        json.writeBooleanField("resent", r.resent());
        json.writeNumberField("status", r.status());
        if (r.cause().isPresent()) {
            json.writeStringField("cause", r.cause().get().key());
            json.writeStringField("message", r.message());
        }
        if (r.retryAfter().isPresent()) {
            json.writeNumberField("retryAfter", r.retryAfter().get().toNanos());
        }
        if (!r.finishReason().isEmpty()) {
            json.writeStringField("finish", r.finishReason());
        }
        stamps(r.stamps());
        usage(r.usage());
        figures(r);
        events(r);
    }

    private void stamps(LoggedRequest.Stamps stamps) throws IOException {
        time("intended", stamps.intended());
        time("writeBegun", stamps.writeBegun());
        time("written", stamps.written());
        time("headRead", stamps.headRead());
        time("firstByte", stamps.firstByte());
        time("firstOutput", stamps.firstOutput());
        time("ended", stamps.ended());
    }

    private void time(String name, long nanos) throws IOException {
        if (nanos != LoggedRequest.UNSET) {
            json.writeNumberField(name, nanos);
        }
    }

    private void usage(LoggedRequest.Usage usage) throws IOException {
        count("inputTokens", usage.input());
        count("outputTokens", usage.output());
        count("cachedTokens", usage.cached());
        count("reasoningTokens", usage.reasoning());
    }

    private void count(String name, long tokens) throws IOException {
        if (tokens >= 0) {
            json.writeNumberField(name, tokens);
        }
    }

    private void figures(LoggedRequest r) throws IOException {
        if (!r.figures().isEmpty()) {
            json.writeObjectFieldStart("engineFigures");
            for (Map.Entry<NativeFigure, Long> figure : r.figures().entrySet()) {
                json.writeNumberField(figure.getKey().key(), figure.getValue());
            }
            json.writeEndObject();
        }
    }

    private void events(LoggedRequest r) throws IOException {
        json.writeArrayFieldStart("events");
        for (LoggedRequest.Event event : r.events()) {
            json.writeStartObject();
            json.writeNumberField("at", event.nanos());
            count("tokens", event.tokens());
            json.writeStringField("kind", event.kind());
            if (event.coalesced()) {
                json.writeBooleanField("coalesced", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
