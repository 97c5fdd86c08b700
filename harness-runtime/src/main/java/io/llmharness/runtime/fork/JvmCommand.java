package io.llmharness.runtime.fork;

import io.llmharness.runtime.catalog.RunModel.Forks;
import java.util.ArrayList;
import java.util.List;

/** The command line of a fork; a pure function. */
final class JvmCommand {
    /**
     * What a fork's JVM runs with unless a scenario says otherwise. A small heap with a young generation of fixed size keeps its
     * collections short and its memory low; a serial collector needs no threads that would compete with the loops.
     */
    static final List<String> DEFAULT_ARGS = List.of(
            "-XX:+UseSerialGC", "-Xms64m", "-Xmx1g", "-Xmn32m", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData");

    private JvmCommand() {}

    /**
     * The arguments, the executable first.
     *
     * @param java the executable used where the scenario names none
     * @param argFile file that holds the class path option, so that no limit of the operating system matters
     * @param port where the parent listens
     */
    static List<String> of(Forks forks, String java, String argFile, String mainClass, int port) {
        List<String> command = new ArrayList<>();
        command.add(forks.jvm().isEmpty() ? java : forks.jvm());
        command.addAll(forks.prepend());
        command.addAll(forks.jvmArgs().isEmpty() ? DEFAULT_ARGS : forks.jvmArgs());
        command.addAll(forks.append());
        command.add("@" + argFile);
        command.add(mainClass);
        command.add(Integer.toString(port));
        return command;
    }
}
