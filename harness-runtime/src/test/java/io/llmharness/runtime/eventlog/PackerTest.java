package io.llmharness.runtime.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** What is written is MessagePack as others know it, byte for byte, and what others write is read. */
class PackerTest {
    private static final String[] TEXTS = {
        "", "plain", "ünïcödé €", "\ud83d\ude00 smile", "x".repeat(31), "y".repeat(32), "z".repeat(70_000)
    };

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private final Packer packer = new Packer(buffer);

    private byte[] written() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @RepeatedTest(20)
    void numbers_texts_bytes_and_arrays_are_as_the_reference_writes_them(RepetitionInfo repetition) throws IOException {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        try (MessageBufferPacker reference = MessagePack.newDefaultBufferPacker()) {
            for (int i = 0; i < 500; i++) {
                long number = random.nextLong() >> random.nextInt(64);
                packer.integer(number);
                reference.packLong(number);
            }
            for (String text : TEXTS) {
                packer.text(text);
                reference.packString(text);
            }
            for (int length : new int[] {0, 1, 15, 16, 255, 256, 65_535, 65_536}) {
                packer.array(length);
                reference.packArrayHeader(length);
            }
            for (int length : new int[] {0, 8, 255, 256, 65_536}) {
                byte[] bytes = new byte[length];
                packer.bytes(bytes, length);
                reference.packBinaryHeader(length);
                reference.writePayload(bytes);
            }
            packer.nil();
            reference.packNil();
            assertThat(written())
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isEqualTo(reference.toByteArray());
        }
    }

    @RepeatedTest(20)
    void a_pair_is_two_numbers_and_all_of_it_is_read_back(RepetitionInfo repetition) throws IOException {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        long[] numbers =
                random.longs(1000).map(n -> n >> (int) Math.floorMod(n, 64L)).toArray();
        for (int i = 0; i < numbers.length; i += 2) {
            packer.pair(numbers[i], numbers[i + 1]);
        }
        Unpacker own = new Unpacker(ByteBuffer.wrap(written()));
        try (MessageUnpacker reference = MessagePack.newDefaultUnpacker(written())) {
            for (long number : numbers) {
                assertThat(reference.unpackLong()).isEqualTo(number);
                assertThat(own.integer()).isEqualTo(number);
            }
        }
        assertThat(own.hasNext()).isFalse();
    }

    @Test
    void what_is_not_known_is_passed_over() throws IOException {
        try (MessageBufferPacker other = MessagePack.newDefaultBufferPacker()) {
            other.packArrayHeader(3).packDouble(1.5).packString("x".repeat(300)).packBoolean(true);
            other.packArrayHeader(70_000);
            for (int i = 0; i < 70_000; i++) {
                other.packInt(i);
            }
            other.packNil().packFloat(2).packBinaryHeader(3).writePayload(new byte[3]);
            other.packString("here");
            Unpacker in = new Unpacker(ByteBuffer.wrap(other.toByteArray()));
            in.skipValues(5);
            assertThat(in.text()).isEqualTo("here");
        }
    }

    @Test
    void half_a_character_becomes_a_question_mark() {
        packer.text("a\ud83db");
        assertThat(new Unpacker(ByteBuffer.wrap(written())).text()).isEqualTo("a?b");
    }

    @Test
    void a_value_of_another_kind_is_damage() {
        packer.text("x");
        assertThatThrownBy(() -> new Unpacker(ByteBuffer.wrap(written())).integer())
                .isInstanceOf(LogDamaged.class)
                .hasMessageContaining("0xa1 stands where a whole number should");
        assertThatThrownBy(() -> new Unpacker(ByteBuffer.wrap(new byte[] {(byte) 0xdb, 127, 0, 0, 0})).text())
                .isInstanceOf(LogDamaged.class)
                .hasMessageContaining("longer than its block");
    }
}
