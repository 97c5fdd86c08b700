package io.llmharness.runtime.engine;

/**
 * Whether an engine that answers could serve a request now.
 *
 * @param state how far it is
 * @param detail a clause for the reader; may be empty
 */
public record Readiness(State state, String detail) {
    /** How far an engine is. */
    public enum State {
        /** A request would be served at once. */
        READY("ready"),
        /** A request would first wait for its model to be loaded. */
        IDLE("idle"),
        /** A model is being loaded; requests are refused until it is. */
        LOADING("loading"),
        /** The model was put to sleep, and must be woken before a request. */
        ASLEEP("asleep");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** A word for the reader. */
        public String key() {
            return key;
        }

        /** Whether a request would be served, sooner or later, without anybody doing anything. */
        public boolean serves() {
            return this == READY || this == IDLE;
        }
    }
}
