package io.llmharness.runtime.cli;

import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the words of a {@code run} command line add up to. */
final class RunArguments {
    private static final List<String> LIMITS = List.of("ttft", "tpot", "e2e", "attainment");
    /** What to do instead of running. */
    enum Action {
        RUN,
        HELP,
        VERSION,
        LIST,
        LIST_WITH_PARAMS,
        LIST_FORMATS,
        DRY_RUN
    }

    private final OptionsBuilder options = Options.builder();
    private final SpendingArguments spending = new SpendingArguments();
    private final ConductArguments conduct = new ConductArguments();
    private final List<String> formats = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Action action = Action.RUN;
    private Optional<Path> output = Optional.empty();

    OptionsBuilder options() {
        return options;
    }

    SpendingArguments spending() {
        return spending;
    }

    ConductArguments conduct() {
        return conduct;
    }

    Action action() {
        return action;
    }

    /** Where the console's text goes instead. */
    Optional<Path> output() {
        return output;
    }

    void act(Action wanted) {
        action = wanted;
    }

    void output(String path) {
        output = Optional.of(path(path));
    }

    void format(String id) {
        formats.add(id);
    }

    void file(String path) {
        files.add(path(path));
    }

    void config(String path) {
        options.config(path(path));
    }

    void eventLog(String path) {
        options.eventLog(path(path));
    }

    void model(String text) {
        Values.Named named = Values.named(text);
        options.model(named.name(), named.value());
    }

    void url(String text) {
        Values.Named named = Values.named(text);
        options.url(named.name(), named.value());
    }

    void param(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form name=value,value");
        }
        options.param(
                text.substring(0, equals),
                Values.list(text.substring(equals + 1)).toArray(String[]::new));
    }

    /** {@code ttft=300ms,tpot=50ms,e2e=5s,attainment=0.95}. */
    void slo(String text) {
        Set<String> limits = new HashSet<>();
        for (String part : Values.list(text)) {
            Values.Named limit = Values.named(part);
            if (limit.name().isEmpty() && LIMITS.contains(part.replace("=", ""))) {
                throw new IllegalArgumentException("\"" + part + "\" has no value, as in ttft=300ms");
            }
            if (!limits.add(limit.name())) {
                throw new IllegalArgumentException("\"" + limit.name() + "\" is given twice");
            }
            switch (limit.name()) {
                case "ttft" -> options.sloTtft(Durations.parse(limit.value()));
                case "tpot" -> options.sloTpot(Durations.parse(limit.value()));
                case "e2e" -> options.sloE2e(Durations.parse(limit.value()));
                case "attainment" -> options.sloAttainment(Values.number(limit.value()));
                default -> Values.oneOf(limit.name().isEmpty() ? part : limit.name(), "limit", LIMITS);
            }
        }
    }

    /** {@code burst,size=50,every=10s}. */
    void load(String text) {
        List<String> parts = Values.list(text);
        options.load(parts.get(0), Values.pairs(parts.subList(1, parts.size())));
    }

    /** {@code jsonl,file=prompts.jsonl,prompt=question}. */
    void dataset(String text) {
        List<String> parts = Values.list(text);
        options.dataset(parts.get(0), Values.pairs(parts.subList(1, parts.size())));
    }

    /** {@code 3,backoff=500ms,longest=30s}. */
    void retry(String text) {
        int attempts = 0;
        Duration backoff = Defaults.RETRY_BACKOFF;
        Duration longest = Defaults.RETRY_LONGEST;
        for (String part : Values.list(text)) {
            Values.Named named = Values.named(part);
            switch (named.name()) {
                case "" -> attempts = Values.whole(part);
                case "backoff" -> backoff = Durations.parse(named.value());
                case "longest" -> longest = Durations.parse(named.value());
                default -> Values.oneOf(named.name(), "setting", List.of("backoff", "longest"));
            }
        }
        options.retry(attempts, backoff, longest);
    }

    /** The options, with the result files: pairs of {@code -rf} and {@code -rff}, or one of the two alone. */
    Options build() {
        if (!formats.isEmpty() && !files.isEmpty() && formats.size() != files.size()) {
            throw new UsageException("-rf is given " + formats.size() + " times and -rff " + files.size()
                    + " times: give one -rff for each -rf, or only one of the two.");
        }
        for (int i = 0; i < Math.max(formats.size(), files.size()); i++) {
            if (files.isEmpty()) {
                options.result(formats.get(i));
            } else if (formats.isEmpty()) {
                options.result(files.get(i));
            } else {
                options.result(formats.get(i), files.get(i));
            }
        }
        if (formats.isEmpty() && files.isEmpty()) {
            options.result("json");
        }
        return options.spending(spending.rates(), spending.budget())
                .conduct(conduct.conduct())
                .build();
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path: " + e.getReason(), e);
        }
    }
}
