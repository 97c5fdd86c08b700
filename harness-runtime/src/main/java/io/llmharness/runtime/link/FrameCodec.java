package io.llmharness.runtime.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Frames as bytes: a length and a JSON record. Histograms travel inside it as their compressed V2 form in base64, which keeps every
 * count.
 */
public final class FrameCodec {
    /** Largest frame taken; an iteration's is below 1 MiB. */
    private static final int LARGEST = 64 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Histogram.class, new HistogramWriter())
                    .addDeserializer(Histogram.class, new HistogramReader()))
            .build();

    private FrameCodec() {}

    /** Gets ready to read frames of a type: what takes a tenth of a second at first can be done while there is nothing to read yet. */
    public static void prepare(Class<? extends Frame> type) {
        JSON.readerFor(type);
    }

    /** Writes a frame and flushes. */
    public static void write(Frame frame, DataOutputStream out) throws IOException {
        byte[] json = JSON.writerFor(Frame.class).writeValueAsBytes(frame);
        out.writeInt(json.length);
        out.write(json);
        out.flush();
    }

    /** Reads a frame; throws {@link java.io.EOFException} when the other side has closed the link. */
    public static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a frame of " + length + " bytes: the other side does not speak this protocol");
        }
        byte[] json = new byte[length];
        in.readFully(json);
        return JSON.readValue(json, Frame.class);
    }

    private static final class HistogramWriter extends JsonSerializer<Histogram> {
        @Override
        public void serialize(Histogram histogram, JsonGenerator out, SerializerProvider provider) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            out.writeBinary(Arrays.copyOf(buffer.array(), length));
        }
    }

    private static final class HistogramReader extends JsonDeserializer<Histogram> {
        @Override
        public Histogram deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(in.getBinaryValue()), 0);
                histogram.setAutoResize(true);
                return histogram;
            } catch (DataFormatException e) {
                throw new IOException("a histogram in a frame is damaged", e);
            }
        }
    }
}
