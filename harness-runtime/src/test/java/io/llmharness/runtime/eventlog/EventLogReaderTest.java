package io.llmharness.runtime.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.llmharness.runtime.exec.PlainTrial;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventLogReaderTest {
    private static final HostFacts HOST = new HostFacts("0.1", "c", "j", "o", "cpu", 2, 1, -1, "-raw x");
    private static final TrialPlan PLAN = new PlainTrial().plan(URI.create("http://user:secret@localhost:8000"));

    /** What was visited: entries by their type, records by loop and first number. */
    private final List<String> seen = new ArrayList<>();

    private final EventLogReader.Visitor visitor = new EventLogReader.Visitor() {
        @Override
        public void entry(LogEntry entry) {
            seen.add(entry.getClass().getSimpleName());
        }

        @Override
        public void records(int loop, Unpacker records) {
            while (records.hasNext()) {
                seen.add("loop " + loop + ": " + records.integer());
            }
        }
    };

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("run.events");
        RunLog log = new RunLog(file);
        log.begin(Instant.EPOCH, HOST, List.of(PLAN));
        log.forkStarted(PLAN, 0, false);
        try (EventLogWriter fork = EventLogWriter.append(file, 2)) {
            number(fork.stream(1), 7);
            fork.stream(1).flush();
            number(fork.stream(0), 300);
        }
        log.forkDone(PLAN, new ForkResult(0, 1, List.of(), Optional.empty()));
    }

    private static void number(LogStream stream, long value) {
        Packer out = stream.record(9);
        assertThat(out).isNotNull();
        out.integer(value);
    }

    private Optional<String> read() throws IOException {
        seen.clear();
        return EventLogReader.read(file, visitor);
    }

    @Test
    void a_whole_log_is_read_in_order() throws IOException {
        assertThat(read()).isEmpty();
        assertThat(seen).containsExactly("RunBegun", "ForkBegun", "loop 1: 7", "loop 0: 300", "ForkEnded");
    }

    @Test
    void no_secret_stands_in_it() throws IOException {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("***@localhost")
                .doesNotContain("secret");
    }

    @Test
    void a_log_cut_anywhere_is_read_up_to_its_last_whole_block() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (int length = 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            if (length < Long.BYTES) {
                assertThatThrownBy(this::read).isInstanceOf(UsageException.class);
                continue;
            }
            Optional<String> damage = read();
            assertThat(seen.size()).isGreaterThanOrEqualTo(most);
            most = seen.size();
            boolean betweenBlocks = wholeUntil() == length;
            assertThat(damage.isEmpty()).as("cut at %d", length).isEqualTo(betweenBlocks && length > Long.BYTES);
        }
        assertThat(most).isEqualTo(4);
    }

    private long wholeUntil() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return EventLogReader.wholeUntil(channel, Long.BYTES);
        }
    }

    @Test
    void a_flipped_bit_ends_the_log_before_its_block() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = Long.BYTES; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(file, damaged);
            assertThat(read()).as("byte %d", at).get().asString().contains("is damaged");
            assertThat(seen.size()).isLessThan(5);
        }
    }

    @Test
    void what_is_no_log_is_said_to_be_none() throws IOException {
        Files.writeString(file, "{\"schemaVersion\": 1}");
        assertThatThrownBy(this::read)
                .isInstanceOf(UsageException.class)
                .hasMessage(file + " is not an event log of llm-harness");
        Files.write(file, new byte[0]);
        assertThatThrownBy(this::read).isInstanceOf(UsageException.class).hasMessageContaining("is empty");
        Files.delete(file);
        assertThatThrownBy(this::read).isInstanceOf(UsageException.class).hasMessageContaining("there is no file");
    }

    @Test
    void a_log_of_another_format_is_refused_with_its_number() throws IOException {
        first(LogEntries.FORMAT + 1);
        assertThatThrownBy(this::read)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "is an event log of format 2, this llm-harness reads formats up to 1; use a newer one");
        first(0);
        assertThatThrownBy(this::read)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("format 0, which this llm-harness reads no more");
    }

    /** A log whose only block says this version and nothing that is known today. */
    private void first(int version) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(100).position(Block.HEAD);
        new Packer(block).array(3).integer(0).integer(version).text("{\"entry\":\"unheard\"}");
        Block.seal(block, Block.ENTRIES, new CRC32C());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(Block.MAGIC).flip());
            channel.write(block);
        }
    }

    @Test
    void what_a_dead_fork_left_unfinished_is_cut_off_and_the_log_goes_on() throws IOException {
        RunLog log = new RunLog(file);
        log.begin(Instant.EPOCH, HOST, List.of(PLAN));
        log.forkStarted(PLAN, 0, false);
        try (EventLogWriter fork = EventLogWriter.append(file, 1)) {
            number(fork.stream(0), 1);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 0, 0, 1, 0, 0, 0, 0, 1, 77}));
        }
        log.forkDone(PLAN, new ForkResult(0, 1, List.of(), Optional.of("killed")));
        log.forkStarted(PLAN, 1, false);
        assertThat(read()).isEmpty();
        assertThat(seen).containsExactly("RunBegun", "ForkBegun", "loop 0: 1", "ForkEnded", "ForkBegun");
    }

    @Test
    void a_loop_that_is_faster_than_the_disk_loses_records_and_never_waits() throws IOException {
        List<LogBuffer> handedOver = new ArrayList<>();
        LogStream stream = new LogStream(1, handedOver::add); // nobody writes them
        int written = 0;
        byte[] large = new byte[LogStream.LARGEST - 8];
        for (Packer out = stream.record(LogStream.LARGEST); out != null; out = stream.record(LogStream.LARGEST)) {
            out.bytes(large, large.length);
            written++;
        }
        assertThat(stream.record(LogStream.LARGEST)).isNull();
        assertThat(stream.lost()).isEqualTo(2);
        assertThat(written).isEqualTo(LogStream.BUFFERS);

        stream.essential().integer(9); // has room all the same, and says what was lost before it
        stream.flush();
        LogBuffer last = handedOver.get(handedOver.size() - 1);
        ByteBuffer bytes = ByteBuffer.allocate(64).put(last.bytes.flip()).flip();
        Unpacker in = new Unpacker(bytes.position(Block.HEAD));
        assertThat(in.array()).isEqualTo(2);
        assertThat(in.integer()).isEqualTo(LogStream.LOST);
        assertThat(in.integer()).isEqualTo(2);
        assertThat(in.integer()).isEqualTo(9);
    }

    @Test
    void a_full_disk_is_counted_and_said() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a device that is always full");
        EventLogWriter writer = EventLogWriter.append(full, 1);
        number(writer.stream(0), 1);
        number(writer.stream(0), 2);
        writer.close();
        assertThat(writer.gap())
                .get()
                .asString()
                .startsWith("2 records are missing, since it could not be written: No space left on device");
    }
}
