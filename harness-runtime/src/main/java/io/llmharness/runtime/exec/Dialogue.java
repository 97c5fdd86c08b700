package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Conversation;
import io.llmharness.api.Message;
import java.util.ArrayList;
import java.util.List;

/** A conversation under way: its history so far and the turns to come. */
final class Dialogue {
    private final Conversation script;
    private final List<Message> history = new ArrayList<>();
    private int nextTurn;

    Dialogue(Conversation script) {
        this.script = script;
        if (!script.system().isEmpty()) {
            history.add(Message.system(script.system()));
        }
    }

    boolean hasNext() {
        return nextTurn < script.turns().size();
    }

    /** Think time before the next turn. */
    long pauseNanos() {
        return script.turns().get(nextTurn).pauseBefore().toNanos();
    }

    /** The next turn with all that was said before it. */
    ChatRequest next() {
        history.add(Message.user(script.turns().get(nextTurn++).text()));
        ChatRequest request = ChatRequest.of(history);
        return script.maxTokens().isPresent()
                ? request.maxTokens(script.maxTokens().getAsInt())
                : request;
    }

    /** Which turn was given last, from 1. */
    int turn() {
        return nextTurn;
    }

    /** What the engine answered to the turn given last. */
    void answered(String text) {
        history.add(Message.assistant(text));
    }
}
