package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.TrialPlan;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a scenario's own code threw, in one sentence: which hook, the root cause, and the line of the scenario. The root comes first
 * because what is wrapped around it ({@link ExceptionInInitializerError} for instance) says only where it was noticed.
 */
public final class Thrown {
    private Thrown() {}

    /** The sentence, without an end. */
    public static String sentence(Throwable thrown, TrialPlan plan) {
        Throwable root = root(thrown);
        StackTraceElement[] trace = root.getStackTrace();
        int door = door(trace, plan.scenario());
        Optional<StackTraceElement> own = door > 0 ? Optional.of(trace[door - 1]) : Optional.empty();
        String who = own.map(frame -> who(trace[door].getMethodName(), frame) + " threw ")
                .orElse("");
        String where = own.flatMap(frame -> line(trace, door, frame))
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
        return who + words(root) + where + around(thrown, root);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 100; depth++) {
            root = root.getCause(); // bounded: causes can be made to form a ring
        }
        return root;
    }

    /** The generated scenario's outermost frame that called user code; -1 where none did. */
    private static int door(StackTraceElement[] trace, String generated) {
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(generated)) {
                return i;
            }
        }
        return -1;
    }

    private static String who(String door, StackTraceElement frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return switch (frame.getMethodName()) {
            case "<init>" -> "the constructor of " + type;
            case "<clinit>" -> "the static initializer of " + type;
            default -> {
                String name = type + "." + frame.getMethodName();
                yield switch (door) {
                    case "setup" -> "@Setup " + name;
                    case "tearDown" -> "@TearDown " + name;
                    default -> name;
                };
            }
        };
    }

    /** The innermost line of the class that was called, which is where its author will look. */
    private static Optional<StackTraceElement> line(StackTraceElement[] trace, int door, StackTraceElement own) {
        return Arrays.stream(trace, 0, door)
                .filter(frame -> frame.getClassName().equals(own.getClassName()) && frame.getLineNumber() > 0)
                .findFirst();
    }

    private static String words(Throwable thrown) {
        String name = thrown.getClass().getName();
        String type = name.substring(name.lastIndexOf('.') + 1);
        return thrown.getMessage() == null ? type : type + ": " + thrown.getMessage();
    }

    /** The outer exception, where its author gave it words of their own. */
    private static String around(Throwable thrown, Throwable root) {
        String message = thrown.getMessage();
        boolean own = thrown != root && message != null && !message.equals(root.toString());
        return own ? ", which became " + words(thrown) : "";
    }
}
