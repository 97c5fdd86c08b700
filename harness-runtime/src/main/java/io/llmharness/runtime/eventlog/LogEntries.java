package io.llmharness.runtime.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.HdrHistogram.Histogram;

/** Entries as records of the log: an array of the type, the format's version, and the entry as JSON text. */
final class LogEntries {
    /** Version of the format: of the blocks' records and of the entries. */
    static final int FORMAT = 1;

    private static final int TYPE = 0;
    /** Heads of array and text, type and version. */
    private static final int OVERHEAD = 16;

    private static final int MOST_BYTES_A_CHAR = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Histogram.class, new NoHistogram()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LogEntries() {}

    /** A block of its own for an entry. */
    static LogBuffer buffer(LogEntry entry) {
        try {
            String json = JSON.writerFor(LogEntry.class).writeValueAsString(entry);
            ByteBuffer bytes = ByteBuffer.allocate(Block.HEAD + OVERHEAD + MOST_BYTES_A_CHAR * json.length());
            LogBuffer buffer = new LogBuffer(bytes, Block.ENTRIES, new ArrayDeque<>(1));
            new Packer(bytes).array(3).integer(TYPE).integer(FORMAT).text(json);
            buffer.records = 1;
            return buffer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version of the format that an entry is written in; the entry itself may follow. */
    static int version(Unpacker in) {
        int fields = in.array();
        int type = in.small();
        if (type != TYPE || fields < 3) {
            throw new LogDamaged("record type " + type + " stands where an entry should");
        }
        return in.small();
    }

    /** The entry behind its {@link #version}. */
    static LogEntry read(Unpacker in) {
        try {
            return JSON.readValue(in.text(), LogEntry.class);
        } catch (JsonProcessingException e) {
            throw new LogDamaged("an entry cannot be read: " + e.getOriginalMessage());
        }
    }

    /** A result is written without its iterations, and with them go all histograms. */
    private static final class NoHistogram extends JsonDeserializer<Histogram> {
        @Override
        public Histogram deserialize(JsonParser in, DeserializationContext context) {
            throw new LogDamaged("an entry holds a histogram");
        }
    }
}
