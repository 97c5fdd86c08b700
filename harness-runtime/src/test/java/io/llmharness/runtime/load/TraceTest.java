package io.llmharness.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String MOONCAKE = """
            {"timestamp": 1000, "input_length": 6758, "output_length": 500, "hash_ids": [0, 1, 2, 3]}
            {"timestamp": 1000, "input_length": 7322, "output_length": 490, "hash_ids": [0, 14, 15]}
            {"timestamp": 4000, "input_length": 100, "output_length": 1, "hash_ids": [46]}
            {"timestamp": 4000.5, "input_length": 8, "output_length": 2000, "hash_ids": []}
            """;

    private static final String BURSTGPT = """
            Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
            5,ChatGPT,472,18,490,Conversation log
            45,ChatGPT,1087,230,1317,Conversation log
            118,GPT-4,417,276,693,Conversation log
            119.5,GPT-4,300,0,300,API log
            120,ChatGPT,20,30,50,API log
            """;

    private static final String AZURE = """
            TIMESTAMP,ContextTokens,GeneratedTokens
            2023-11-16 18:15:46.6805900,374,44
            2023-11-16 18:15:50.9951690,396,109
            2023-11-16 23:59:59.0000000,879,55
            2023-11-17 00:00:01.0000000,91,16
            """;

    @TempDir
    Path folder;

    private Map<String, String> options;

    @BeforeEach
    void nothing() {
        options = new HashMap<>();
    }

    private TraceTest file(String format, String text) throws IOException {
        Path file = folder.resolve("trace");
        Files.writeString(file, text);
        options.put("file", file.toString());
        options.put("format", format);
        return this;
    }

    private TraceTest with(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** {@code time:input:output} of each arrival of a loop. */
    private List<String> arrivals(int loop, int loops) {
        LoopLoad.Open load = (LoopLoad.Open) new Trace().forLoop(Optional.empty(), options, loop, loops, 0);
        ArrivalLengths lengths = load.lengths().orElseThrow();
        List<String> all = new ArrayList<>();
        long number = loop;
        for (long at = load.arrivals().nextNanos();
                at != FireTimes.NEVER;
                at = load.arrivals().nextNanos()) {
            all.add(at / 1e9 + ":" + lengths.inputTokens(number) + ":" + lengths.outputTokens(number));
            number += loops;
        }
        return all;
    }

    private List<String> arrivals() {
        return arrivals(0, 1);
    }

    private Map<String, String> facts() {
        return new Trace().facts(Optional.empty(), options);
    }

    private void refused(String words) {
        assertThatThrownBy(this::facts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        assertThatThrownBy(this::arrivals).hasMessageContaining(words);
    }

    @Test
    void mooncakeIsInMilliseconds() throws IOException {
        assertThat(file("mooncake", MOONCAKE).arrivals())
                .containsExactly("0.0:6758:500", "0.0:7322:490", "3.0:100:1", "3.0005:8:2000");
    }

    @Test
    void burstgptIsInSecondsAndItsFailuresAreLeftOut() throws IOException {
        assertThat(file("burstgpt", BURSTGPT).arrivals())
                .containsExactly("0.0:472:18", "40.0:1087:230", "113.0:417:276", "115.0:20:30");
        assertThat(facts())
                .containsEntry("arrivals", "4")
                .containsEntry("failedRows", "1")
                .containsEntry("lasts", "115s");
    }

    @Test
    void azureIsInDatesAndGoesOverMidnight() throws IOException {
        assertThat(file("azure", AZURE).arrivals())
                .containsExactly("0.0:374:44", "4.314579:396:109", "20652.31941:879:55", "20654.31941:91:16");
        String of2024 = "TIMESTAMP,ContextTokens,GeneratedTokens\n"
                + "2024-05-10 00:00:00.009930+00:00,2162,5\n2024-05-10 01:00:00+00:00,1,5\n";
        assertThat(file("azure", of2024).arrivals()).containsExactly("0.0:2162:5", "3599.99007:1:5");
    }

    @Test
    void timeIsScaledAndClipped() throws IOException {
        file("burstgpt", BURSTGPT);
        assertThat(with("speed", "10").arrivals())
                .containsExactly("0.0:472:18", "4.0:1087:230", "11.3:417:276", "11.5:20:30");
        assertThat(with("from", "30s").arrivals()).containsExactly("1.0:1087:230", "8.3:417:276", "8.5:20:30");
        assertThat(with("duration", "1m").arrivals()).containsExactly("1.0:1087:230");
    }

    @Test
    void arrivalsAreFiltered() throws IOException {
        file("burstgpt", BURSTGPT);
        assertThat(with("model", "GPT-4").arrivals()).containsExactly("113.0:417:276");
        options.remove("model");
        assertThat(with("maxInput", "450").arrivals()).containsExactly("113.0:417:276", "115.0:20:30");
        assertThat(with("maxOutput", "100").arrivals()).containsExactly("115.0:20:30");
        assertThat(facts()).containsEntry("filteredRows", "3");
        options.keySet().removeAll(List.of("maxInput", "maxOutput"));
        assertThat(with("limit", "2").arrivals()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void theLoopsShareTheArrivals(int loops) throws IOException {
        file("mooncake", MOONCAKE);
        List<String> together = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            together.addAll(arrivals(loop, loops));
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(arrivals());
    }

    @Test
    void theHashIsOfTheWholeFileAndHoldsIt() throws IOException {
        file("mooncake", MOONCAKE).with("limit", "1");
        String hash = facts().get("sha256");
        // as sha256sum has it for one row and a line end
        file("mooncake", "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1}\n");
        assertThat(facts().get("sha256"))
                .isNotEqualTo(hash)
                .isEqualTo("64a3c17203eb10d91b707738a6169f517f19dbd2b6f4a26bbfa06a7558160f07");
        with("sha256", hash).refused("is not the file that is expected");
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(AZURE.getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("azure.csv.gz");
        Files.write(file, packed.toByteArray());
        assertThat(with("file", file.toString()).with("format", "azure").arrivals())
                .hasSize(4);
        Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        refused("azure.csv.gz cannot be read");
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
        file("mooncake", "").refused("trace has no row");
        file("azure", "").refused("trace is empty");
        file("azure", "TIMESTAMP,ContextTokens\n")
                .refused(
                        "has no column \"GeneratedTokens\", as the format azure does; it has: TIMESTAMP, ContextTokens");
        file("mooncake", MOONCAKE.substring(0, MOONCAKE.length() - 20)).refused("trace, line 4: it is cut short");
        file("mooncake", MOONCAKE.replace("\"timestamp\": 4000,", "\"timestamp\": 400,"))
                .refused("trace, line 3: it goes back in time, by 600ms from the row before it");
        file("mooncake", MOONCAKE.replace("\"input_length\": 100", "\"length\": 100"))
                .refused("trace, line 3: there is no \"input_length\"");
        file("burstgpt", BURSTGPT.replace("45,", "soon,"))
                .refused("trace, line 3: \"Timestamp\" is not a number: soon");
        file("burstgpt", BURSTGPT.replace(",230,", ",-230,"))
                .refused("line 3: \"Response tokens\" is not a count: -230");
        file("burstgpt", BURSTGPT.replace(",230,", ",")).refused("line 3: it has 5 fields, the header has 6");
        file("azure", AZURE.replace("18:15:50", "25:15:50")).refused("line 3: \"TIMESTAMP\" is not a date and time");
        file("mooncake", "[1, 2]\n").refused("line 1: it is not a JSON object: [1, 2]");
    }

    @Test
    void badRowsArePassedOverAndCounted() throws IOException {
        file("mooncake", MOONCAKE.replace("\"timestamp\": 4000,", "\"timestamp\": 400,") + "{\"timestamp\": ")
                .with("bad", "skip");
        assertThat(arrivals()).containsExactly("0.0:6758:500", "0.0:7322:490", "3.0005:8:2000");
        assertThat(facts()).containsEntry("badRows", "2");
    }

    @Test
    void senselessOptionsAreRefused() throws IOException {
        refused("file is missing");
        file("mooncacke", MOONCAKE).refused("no trace format \"mooncacke\". Did you mean \"mooncake\"?");
        file("mooncake", MOONCAKE).with("model", "GPT-4").refused("traces of the format mooncake do not tell models");
        options.clear();
        file("burstgpt", BURSTGPT).with("model", "GPT4").refused("No model \"GPT4\". Did you mean \"GPT-4\"?");
        options.clear();
        file("mooncake", MOONCAKE).with("bad", "skipp").refused("bad cannot be \"skipp\". Did you mean \"skip\"?");
        options.clear();
        with("file", folder.resolve("none").toString()).with("format", "azure").refused("there is no file ");
        with("file", folder.toString()).refused("is a folder, not a file");
    }

    @Test
    void aMillionArrivalsTakeNoHeap() throws IOException {
        Path file = folder.resolve("long.jsonl");
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(
                        "{\"timestamp\": " + i + ", \"input_length\": " + (1 + i % 1000) + ", \"output_length\": 7}\n");
            }
        }
        with("file", file.toString()).with("format", "mooncake");
        long before = used();
        LoopLoad.Open load = (LoopLoad.Open) new Trace().forLoop(Optional.empty(), options, 0, 1, 0);
        long grown = used() - before;
        assertThat(grown).as("bytes of heap for 16,000,000 bytes of arrivals").isLessThan(4_000_000);
        ArrivalLengths lengths = load.lengths().orElseThrow();
        assertThat(lengths.count()).isEqualTo(1_000_000);
        assertThat(lengths.inputTokens(999_999)).isEqualTo(1_000);
        long last = 0;
        for (int i = 0; i < 1_000_000; i++) {
            last = load.arrivals().nextNanos();
        }
        assertThat(last).isEqualTo(999_999_000_000L);
        assertThat(load.arrivals().nextNanos()).isEqualTo(FireTimes.NEVER);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
