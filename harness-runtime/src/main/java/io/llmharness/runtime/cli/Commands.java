package io.llmharness.runtime.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All commands. One is only made, and its classes loaded, when it is asked for. */
final class Commands {
    private record Entry(String name, Supplier<Command> command) {}

    private static final List<Entry> ALL = List.of(
            new Entry("run", RunCommand::new),
            new Entry("engines", EnginesCommand::new),
            new Entry("models", ModelsCommand::new),
            new Entry("test-request", TestRequestCommand::new),
            new Entry("serve", ServeCommand::new),
            new Entry("compare", CompareCommand::new),
            new Entry("report", ReportCommand::new),
            new Entry("inspect", InspectCommand::new),
            new Entry("export", ExportCommand::new),
            new Entry("config", ConfigCommand::new),
            new Entry("selfcheck", SelfcheckCommand::new));

    private Commands() {}

    static Optional<Command> find(String name) {
        return ALL.stream()
                .filter(e -> e.name().equals(name))
                .map(e -> e.command().get())
                .findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /** For the help text: a name and a line each. */
    static List<Command> all() {
        return ALL.stream().map(e -> e.command().get()).toList();
    }
}
