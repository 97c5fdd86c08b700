package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.plan.CacheIntent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest implements EngineAdapter {
    private static final EngineTarget TARGET =
            new EngineTarget("test", "test", URI.create("http://localhost"), "m", Secret.NONE, Map.of(), true);

    private final List<ChatRequest> written = new ArrayList<>();

    @Test
    void a_cold_prompt_begins_with_a_tag_of_its_own() {
        write("cold", "", ChatRequest.of("Why is the sky blue?").system("Be brief."));
        assertThat(contents()).containsExactly(Tag.PLACEHOLDER + " Be brief.", "Why is the sky blue?");
    }

    @Test
    void a_warm_prompt_is_sent_as_it_is() {
        ChatRequest request = ChatRequest.of("Why is the sky blue?");
        write("warm", "", request);
        assertThat(written).containsExactly(request);
    }

    @Test
    void a_share_is_counted_over_all_messages_and_ends_with_a_word() {
        // 20 + 20 characters: 75 % are the system's and half of the question's
        write("75%", "", ChatRequest.of("Why is the sky blue?").system("Answer in few words."));
        assertThat(contents()).containsExactly("Answer in few words.", "Why is the " + Tag.PLACEHOLDER + " sky blue?");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 50, 90, 99})
    void prompts_of_a_data_set_have_just_their_share_in_common(int percent) {
        Random random = new Random(percent);
        String common = words(random, 40);
        for (int i = 0; i < 20; i++) {
            write(percent + "%", common, ChatRequest.of(words(random, 300)));
        }
        List<String> all =
                written.stream().map(r -> r.messages().get(0).content()).toList();
        for (String prompt : all) {
            String shared = prompt.substring(0, prompt.indexOf(Tag.PLACEHOLDER));
            double share = (double) shared.length() / (prompt.length() - Tag.LENGTH);
            assertThat(share).isCloseTo(percent / 100.0, within(0.01));
            assertThat(all).allSatisfy(other -> {
                int both = Math.min(shared.length() - 1, other.indexOf(Tag.PLACEHOLDER) - 1);
                assertThat(other.substring(0, both)).isEqualTo(shared.substring(0, both));
            });
        }
        assertThat(all.stream()
                        .map(p -> p.substring(p.indexOf(Tag.PLACEHOLDER)))
                        .distinct())
                .hasSize(20);
    }

    @Test
    void characters_of_two_units_stay_whole() {
        for (int percent = 1; percent < 100; percent++) {
            write(percent + "%", "", ChatRequest.of("😀".repeat(31)));
            write(percent + "%", "😀😀😀", ChatRequest.of("a".repeat(61)));
        }
        assertThat(written)
                .allSatisfy(r -> assertThat(r.messages().get(0).content().codePoints())
                        .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    private void write(String intent, String common, ChatRequest request) {
        new RequestWriter(this, TARGET, new WireEncoder(TARGET.url()), CacheIntent.parse(intent), common)
                .write(request);
    }

    private List<String> contents() {
        return written.get(0).messages().stream().map(Message::content).toList();
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "word" + random.nextInt(1000))
                .collect(Collectors.joining(" "));
    }

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        written.add(request);
        return HttpCall.postJson("/", new byte[0]);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpCall health(EngineTarget target) {
        throw new UnsupportedOperationException();
    }
}
