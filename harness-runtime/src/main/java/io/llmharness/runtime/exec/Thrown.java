package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.TrialPlan;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's own code threw, in one sentence: which hook, the root cause, and the line of the scenario. The root comes first
 * because what is wrapped around it ({@link ExceptionInInitializerError} for instance) says only where it was noticed. Plain loops and
 * one builder, because it is also said on event loops, where the first use of a lambda would be felt.
 */
public final class Thrown {
    private static final int MOST_CAUSES = 100;

    private Thrown() {}

    /** The sentence, without an end. */
    public static String sentence(Throwable thrown, TrialPlan plan) {
        Throwable root = root(thrown);
        StackTraceElement[] trace = root.getStackTrace();
        int door = door(trace, plan.scenario());
        StringBuilder sentence = new StringBuilder();
        if (door > 0) {
            who(sentence, trace[door].getMethodName(), trace[door - 1]).append(" threw ");
        }
        words(sentence, root);
        StackTraceElement line = door > 0 ? line(trace, door) : null;
        if (line != null) {
            sentence.append(" (").append(line.getFileName()).append(':').append(line.getLineNumber());
            sentence.append(')');
        }
        String message = thrown.getMessage();
        if (thrown != root && message != null && !message.equals(root.toString())) {
            words(sentence.append(", which became "), thrown); // its author gave it words of their own
        }
        return sentence.toString();
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < MOST_CAUSES; depth++) {
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

    private static StringBuilder who(StringBuilder to, String door, StackTraceElement frame) {
        String type = simple(frame.getClassName());
        return switch (frame.getMethodName()) {
            case "<init>" -> to.append("the constructor of ").append(type);
            case "<clinit>" -> to.append("the static initializer of ").append(type);
            default -> to.append(hook(door)).append(type).append('.').append(frame.getMethodName());
        };
    }

    private static String hook(String door) {
        return switch (door) {
            case "setup" -> "@Setup ";
            case "tearDown" -> "@TearDown ";
            case "check" -> "@Check ";
            default -> "";
        };
    }

    /** The innermost line of the class that was called, which is where its author will look. */
    private static @Nullable StackTraceElement line(StackTraceElement[] trace, int door) {
        String own = trace[door - 1].getClassName();
        for (int i = 0; i < door; i++) {
            if (trace[i].getClassName().equals(own) && trace[i].getLineNumber() > 0) {
                return trace[i];
            }
        }
        return null;
    }

    private static void words(StringBuilder to, Throwable thrown) {
        to.append(simple(thrown.getClass().getName()));
        if (thrown.getMessage() != null) {
            to.append(": ").append(thrown.getMessage());
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
