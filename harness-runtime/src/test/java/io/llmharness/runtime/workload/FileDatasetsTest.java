package io.llmharness.runtime.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.api.Message;
import io.llmharness.api.Sample;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets from small files in the true forms. */
class FileDatasetsTest {
    private static final String SHAREGPT = """
            [
              {"id": "QWJhYvA_0", "conversations": [
                {"from": "human", "value": "Summarize the main ideas of \\"Influence\\"."},
                {"from": "gpt", "value": "Here are the main ideas."},
                {"from": "human", "value": "Go on."}]},
              {"id": "i6IyJda_0", "conversations": [
                {"from": "system", "value": "Be brief."},
                {"from": "user", "value": "你好"},
                {"from": "chatgpt", "value": "你好！"}]}
            ]
            """;

    private static final String BATCH = """
            {"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m", "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello?"}], "max_tokens": 1000}}
            {"messages": [{"role": "user", "content": [{"type": "text", "text": "What is "}, {"type": "text", "text": "this?"}]}, {"role": "assistant", "content": "A test."}]}
            {"messages": [{"role": "user", "content": "1"}, {"role": "assistant", "content": "2"}, {"role": "user", "content": "3"}]}
            """;

    @TempDir
    Path folder;

    private Map<String, String> options;

    @BeforeEach
    void firstRows() {
        options = new HashMap<>(Map.of("sample", "first"));
    }

    private FileDatasetsTest file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private FileDatasetsTest file(byte[] bytes) throws IOException {
        Path file = folder.resolve("data");
        Files.write(file, bytes);
        return with("file", file.toString());
    }

    private FileDatasetsTest with(String key, String value) {
        options.put(key, value);
        return this;
    }

    private DatasetRequest request(String output, long seed) {
        return new DatasetRequest("", output, seed, options);
    }

    private List<Sample> samples(Dataset dataset, String output, long seed) {
        List<Sample> all = new ArrayList<>();
        dataset.open(request(output, seed)).forEachRemaining(all::add);
        return all;
    }

    private List<Sample> samples(Dataset dataset) {
        return samples(dataset, "", 42);
    }

    private void refused(Dataset dataset, String words) {
        assertThatThrownBy(() -> dataset.facts(request("", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void shareGptGivesFirstQuestions() throws IOException {
        List<Sample> samples = file(SHAREGPT).samples(new ShareGpt());
        assertThat(samples)
                .extracting(Sample::prompt)
                .containsExactly("Summarize the main ideas of \"Influence\".", "你好");
        assertThat(samples.get(0).fields()).containsEntry("answer", "Here are the main ideas.");
        assertThat(samples).extracting(Sample::index).containsExactly(0L, 1L);
        assertThat(samples(new ShareGpt(), "64", 42))
                .extracting(Sample::outputTokens)
                .containsOnly(OptionalInt.of(64));
    }

    @Test
    void openAiRequestsAreSentAsTheyStand() throws IOException {
        List<Sample> samples = file(BATCH).samples(new OpenAiMessages());
        assertThat(samples.get(0).messages()).containsExactly(Message.system("Be brief."), Message.user("Hello?"));
        assertThat(samples.get(0).outputTokens()).hasValue(1000);
        assertThat(samples.get(1).messages()).containsExactly(Message.user("What is this?"));
        assertThat(samples.get(1).outputTokens()).isEmpty();
        assertThat(samples.get(2).messages())
                .containsExactly(Message.user("1"), Message.assistant("2"), Message.user("3"));
    }

    @Test
    void fieldsOfJsonLinesAreMapped() throws IOException {
        file("{\"q\": \"Why?\", \"n\": 12, \"kind\": \"a\"}\n\n{\"q\": \"How?\", \"n\": 7, \"kind\": \"b\"}");
        List<Sample> samples = with("prompt", "q").with("output", "n").samples(new JsonLines());
        assertThat(samples).extracting(Sample::prompt).containsExactly("Why?", "How?");
        assertThat(samples).extracting(s -> s.outputTokens().orElse(0)).containsExactly(12, 7);
        assertThat(samples.get(0).fields()).containsOnly(Map.entry("n", "12"), Map.entry("kind", "a"));
        file("{\"turns\": [{\"text\": \"Why?\"}]}");
        options.remove("output");
        assertThat(with("prompt", "/turns/0/text").samples(new JsonLines()))
                .extracting(Sample::prompt)
                .containsExactly("Why?");
    }

    @Test
    void csvHasQuotesAndLineEndsInItsFields() throws IOException {
        file("\uFEFFid,prompt,tokens\r\n1,\"Say \"\"hi\"\",\nplease\",3\r\n2,Plain,4\r\n");
        List<Sample> samples = with("output", "tokens").samples(new Csv());
        assertThat(samples).extracting(Sample::prompt).containsExactly("Say \"hi\",\nplease", "Plain");
        assertThat(samples).extracting(s -> s.outputTokens().orElse(0)).containsExactly(3, 4);
        assertThat(samples.get(1).fields()).containsEntry("id", "2");
    }

    @Test
    void piecesOfATextHaveTheirLength() throws IOException {
        file("It was the best of times,\nit was the worst of times, it was the age of wisdom.\n");
        Iterator<Sample> pieces = new TextPieces().open(new DatasetRequest("uniform(3,40)", "8", 1, options));
        for (int i = 0; i < 100; i++) {
            Sample piece = pieces.next();
            assertThat(piece.prompt().split(" ").length).isBetween(3, 40);
            assertThat(piece.outputTokens()).hasValue(8);
        }
        PromptMaker maker =
                new TextPieces().sized(new DatasetRequest("", "", 1, options)).orElseThrow();
        assertThat(maker.prompt(5, 100)).isEqualTo(maker.prompt(5, 100));
        assertThat(maker.prompt(5, 100).split(" ")).hasSize(100);
        assertThat(maker.prompt(6, 1)).doesNotContain(" ");
        file(" \n \n").refused(new TextPieces(), "data has no words");
    }

    @Test
    void aRandomSampleIsFairAndDependsOnTheSeedAlone() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("{\"prompt\": \"").append(i).append("\"}\n");
        }
        file(text.toString()).with("rows", "100").with("sample", "random");
        assertThat(samples(new JsonLines(), "", 7))
                .isEqualTo(samples(new JsonLines(), "", 7))
                .hasSize(100)
                .isNotEqualTo(samples(new JsonLines(), "", 8));
        assertThat(new JsonLines().facts(request("", 7)))
                .containsEntry("rows", "1000")
                .containsEntry("drawn", "100");
        // each row with the chance 0.1, and no place of the order before another
        int[] hits = new int[10];
        double firsts = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<Sample> drawn = samples(new JsonLines(), "", seed);
            firsts += Integer.parseInt(drawn.get(0).prompt());
            drawn.forEach(s -> hits[Integer.parseInt(s.prompt()) / 100]++);
        }
        // 2,000 hits of each tenth are expected, with a standard deviation below 45
        for (int n : hits) {
            assertThat(n).isBetween(1775, 2225);
        }
        // a mean of 499.5, of 200 draws with a standard deviation of 289
        assertThat(firsts / 200).isBetween(397.0, 602.0);
        options.put("sample", "first");
        assertThat(samples(new JsonLines()))
                .hasSize(100)
                .last()
                .extracting(Sample::prompt)
                .isEqualTo("99");
    }

    @Test
    void aMillionRowsTakeTheMemoryOfTheSample() throws IOException {
        Path file = folder.resolve("long.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("{\"prompt\": \"What is so special about the number " + i + "?\", \"other\": [1, 2, 3]}\n");
            }
        }
        with("file", file.toString()).with("sample", "random");
        FileRows.Drawn drawn = new JsonLines().draw(request("", 1));
        long before = used();
        FileRows.Drawn again = new JsonLines().draw(request("", 1));
        assertThat(used() - before)
                .as("bytes of heap for a file of " + Files.size(file))
                .isLessThan(4_000_000);
        assertThat(again.samples()).isEqualTo(drawn.samples()).hasSize(1024);
        assertThat(again.facts()).containsEntry("rows", "1000000");
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
        refused(new JsonLines(), "file is missing; give it as in file=prompts.jsonl");
        with("file", folder.resolve("none").toString()).refused(new JsonLines(), "there is no file ");
        file("").refused(new JsonLines(), "data has no row that can be used");
        file("").refused(new Csv(), "data is empty");
        file("").refused(new ShareGpt(), "data has no row that can be used");
        file("a,b\n1,2\n").refused(new Csv(), "has no column \"prompt\"; it has: a, b");
        file("prompt,b\n1,2\n3\n").refused(new Csv(), "data, line 3: it has 1 fields, the header has 2");
        file("prompt,b\n1,\"2\n").refused(new Csv(), "data, line 2: its quotes are not closed before the file ends");
        file("{\"prompt\": \"a\"}\n{\"text\": \"b\"}\n")
                .refused(new JsonLines(), "data, line 2: there is no \"prompt\"");
        file("{\"prompt\": \"a\"}\n{\"prompt\": \"\"}\n").refused(new JsonLines(), "data, line 2: its prompt is empty");
        file("{\"prompt\": \"a\"}\n{\"prompt\": ").refused(new JsonLines(), "data, line 2: it is cut short");
        file("{\"prompt\": \"a\"}\nprompt: b\n").refused(new JsonLines(), "data, line 2: it is not JSON: prompt: b");
        file("{\"prompt\": \"a\"}\n{\"prompt\": \"é\"}\n".getBytes(StandardCharsets.ISO_8859_1))
                .refused(new JsonLines(), "data, line 2: it is not UTF-8 text");
        file(SHAREGPT.substring(0, SHAREGPT.length() - 40)).refused(new ShareGpt(), "the file is cut short");
        file("{\"prompt\": 1}").refused(new ShareGpt(), "it does not begin with [");
        file(SHAREGPT.replace("\"human\"", "\"nobody\"")).refused(new ShareGpt(), "data, line 2: no turn");
        file("{\"messages\": []}").refused(new OpenAiMessages(), "line 1: none of its \"messages\" is from a user");
        file("{\"prompt\": \"a\"}").refused(new OpenAiMessages(), "line 1: there is no \"messages\"");
        file("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .refused(new TextPieces(), "line 1: it is not UTF-8 text");
    }

    @Test
    void badRowsArePassedOverAndCounted() throws IOException {
        file("{\"prompt\": \"a\"}\n{\"text\": \"b\"}\nrubbish\n{\"prompt\": \"c\"}\n")
                .with("bad", "skip");
        assertThat(samples(new JsonLines())).extracting(Sample::prompt).containsExactly("a", "c");
        assertThat(new JsonLines().facts(request("", 1)))
                .containsEntry("badRows", "2")
                .containsEntry("rows", "2");
    }

    @Test
    void anotherFileThanPlannedIsRefused() throws IOException {
        String hash = file(BATCH).with("bad", "strict").samplesHash();
        with("sha256", hash).samples(new OpenAiMessages());
        file(BATCH + BATCH).refused(new OpenAiMessages(), "data is not the file that is expected: its SHA-256 is ");
    }

    private String samplesHash() {
        return new OpenAiMessages().facts(request("", 1)).get("sha256");
    }
}
