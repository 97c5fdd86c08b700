package io.llmharness.runtime.fork;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.Defaults;
import java.util.ArrayList;
import java.util.List;

/** The command line of a fork; a pure function. */
final class JvmCommand {
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
        command.addAll(forks.jvmArgs().isEmpty() ? Defaults.JVM_ARGS : forks.jvmArgs());
        command.addAll(forks.append());
        command.add("@" + argFile);
        command.add(mainClass);
        command.add(Integer.toString(port));
        return command;
    }
}
