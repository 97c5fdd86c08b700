package io.llmharness.runtime.sim;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose. Asked for by a model's name, {@code fault-500} or {@code fault-cut}, or for a share of the
 * requests by the option {@code errors}.
 *
 * @param status the HTTP status of a {@link Kind#STATUS} fault, else 0
 */
public record Fault(Kind kind, int status) {
    private static final String MODEL_PREFIX = "fault-";

    /** Ways to fail. */
    public enum Kind {
        /** An error status in place of an answer. */
        STATUS,
        /** After a few events the engine reports an error in the stream, in its own way. */
        MIDSTREAM,
        /** After a few events the connection is closed. */
        CUT,
        /** After a few events the response ends as if it were whole, without the protocol's own end. */
        TRUNCATE,
        /** After a few events nothing more comes. */
        STALL
    }

    /** The fault that a model's name asks for; null when it is an ordinary name. */
    static @Nullable Fault ofModel(String model) {
        return model.startsWith(MODEL_PREFIX) ? find(model.substring(MODEL_PREFIX.length())) : null;
    }

    /** Reads {@code 500}, {@code midstream}, {@code cut}, {@code truncate} or {@code stall}. */
    static Fault parse(String word) {
        Fault fault = find(word);
        if (fault == null) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is no fault: an error status from 400 to 599, midstream, cut, truncate or stall");
        }
        return fault;
    }

    private static @Nullable Fault find(String word) {
        return switch (word) {
            case "midstream" -> new Fault(Kind.MIDSTREAM, 0);
            case "cut" -> new Fault(Kind.CUT, 0);
            case "truncate" -> new Fault(Kind.TRUNCATE, 0);
            case "stall" -> new Fault(Kind.STALL, 0);
            default -> word.matches("[45]\\d\\d") ? new Fault(Kind.STATUS, Integer.parseInt(word)) : null;
        };
    }
}
