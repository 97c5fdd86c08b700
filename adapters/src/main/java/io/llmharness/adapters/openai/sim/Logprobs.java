package io.llmharness.adapters.openai.sim;

import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** How likely the tokens of a text were: an entry a token, with the same figure for each. */
final class Logprobs {
    private Logprobs() {}

    /** The entries of the choice's tokens {@code [from, to)}; those without text have an entry with an empty token. */
    static void write(WireBuffer out, Generation generation, int choice, int from, int to) {
        out.text("{\"content\":[");
        WireBuffer token = new WireBuffer();
        for (int i = from; i < to; i++) {
            int empty = token.length();
            generation.text(token, choice, i, i + 1);
            String text = token.toString();
            token.rewind(empty);
            out.text(i == from ? "" : ",").text("{\"token\":").json(text).text(",\"logprob\":-0.25,\"bytes\":[");
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int b = 0; b < bytes.length; b++) {
                out.text(b == 0 ? "" : ",").number(bytes[b] & 0xff);
            }
            out.text("],\"top_logprobs\":[]}");
        }
        out.text("],\"refusal\":null}");
    }
}
