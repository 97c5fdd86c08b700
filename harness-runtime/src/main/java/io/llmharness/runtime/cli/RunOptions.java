package io.llmharness.runtime.cli;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.cli.RunArguments.Action;
import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.selfcheck.Certificates;
import io.llmharness.runtime.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The options of {@code run}: JMH's letter for letter, and the harness's own in the same manner. */
final class RunOptions {
    private static final String ANNOTATED = "the annotation's";
    private static final List<String> TRANSPORTS = List.of("nio", "epoll", "auto");
    private static final List<String> HTTP_VERSIONS = List.of("auto", "1.1", "2");
    private static final List<String> CERTIFICATES = List.of("off", "cached", "fresh");
    private static final List<String> VERBOSITIES = List.of("SILENT", "NORMAL");

    private RunOptions() {}

    /** All of them, in the order of the help text. */
    static List<OptionRow<RunArguments>> rows() {
        OptionRows<RunArguments> rows = new OptionRows<>();
        what(rows.group("What is run"));
        engines(rows);
        load(rows.group("How it is run"));
        windows(rows);
        forks(rows);
        conduct(rows);
        jvm(rows);
        client(rows);
        output(rows.group("What comes out"));
        lists(rows);
        return rows.all();
    }

    private static void what(OptionRows<RunArguments> rows) {
        rows.often(
                        "-config <file>",
                        "Engines and scenarios from a file, YAML or JSON; config -h tells of them.",
                        "",
                        RunArguments::config)
                .often(
                        "-e <regexp>",
                        "Leave out benchmarks in whose name this is found.",
                        "",
                        (a, v) -> a.options().exclude(v))
                .often(
                        "-p <name=v,...>",
                        "Values of a @Param field; cache=cold, warm or 50% sets the cache intent.",
                        ANNOTATED,
                        RunArguments::param)
                .once(
                        "-dataset <id,...>",
                        "Prompts of a data set, and its options: jsonl,file=prompts.jsonl,prompt=question.",
                        ANNOTATED,
                        RunArguments::dataset)
                .once(
                        "-bm <mode,...>",
                        "Scores: Throughput|thrpt, SampleTime|sample, Goodput|good, SingleShotTime|ss.",
                        Defaults.MODES.get(0).name(),
                        (a, v) -> a.options()
                                .mode(Values.list(v).stream().map(Values::mode).toArray(Mode[]::new)))
                .once(
                        "-slo <ttft=300ms,...>",
                        "Limits of a request: ttft, tpot, e2e, and attainment, the share that must meet them. Turns"
                                + " Goodput on.",
                        ANNOTATED + "; attainment " + Defaults.ATTAINMENT,
                        RunArguments::slo)
                .once(
                        "-seed <n>",
                        "Seed of everything random.",
                        "42",
                        (a, v) -> a.options().seed(Values.wholeLong(v)));
    }

    private static void engines(OptionRows<RunArguments> rows) {
        rows.once(
                        "-engine <name,...>",
                        "Only these engines, by label or id; an id that the scenario does not name is added.",
                        ANNOTATED,
                        (a, v) -> a.options().engine(Values.list(v).toArray(String[]::new)))
                .often("-model <[name=]model>", "Model, of every engine or of one.", ANNOTATED, RunArguments::model)
                .often(
                        "-url <[name=]url>",
                        "Base URL of the engine; with a name where there are several.",
                        ANNOTATED + ", then the engine's own",
                        RunArguments::url)
                .once(
                        "-sim <[key=value,...]>",
                        "Let the simulated engine answer: no engine, key or GPU is needed. Keys: see serve -h.",
                        "",
                        (a, v) -> a.options().simulated(v));
    }

    private static void load(OptionRows<RunArguments> rows) {
        rows.once(
                        "-t <n,...>",
                        "Closed load: so many users; a list is a sweep.",
                        "1",
                        (a, v) -> a.options()
                                .concurrency(Values.list(v).stream()
                                        .mapToInt(Values::whole)
                                        .toArray()))
                .once(
                        "-rate <x,...>",
                        "Open load: so many requests per second; a list is a sweep.",
                        "",
                        (a, v) -> a.options()
                                .rate(Values.list(v).stream()
                                        .mapToDouble(Values::number)
                                        .toArray()))
                .once(
                        "-load <shape,...>",
                        "Load by its shape and options: burst,size=50,every=10s; a list is joined by +.",
                        ANNOTATED,
                        RunArguments::load)
                .once(
                        "-to <time>",
                        "Deadline of one request.",
                        time(Defaults.TIMEOUT),
                        (a, v) -> a.options().timeout(Durations.parseSeconds(v)))
                .once(
                        "-toConnect <time>",
                        "Time to make a connection.",
                        time(Defaults.CONNECT_TIMEOUT),
                        (a, v) -> a.options().connectTimeout(Durations.parseSeconds(v)))
                .once(
                        "-toFirst <time>",
                        "Time to the first token of a streamed answer.",
                        "none",
                        (a, v) -> a.options().firstTokenTimeout(Durations.parseSeconds(v)))
                .once(
                        "-toIdle <time>",
                        "Time between two tokens of a streamed answer.",
                        "none",
                        (a, v) -> a.options().idleTimeout(Durations.parseSeconds(v)))
                .once(
                        "-stall <time>",
                        "Gap within an answer above which it stalls, for the stall fraction.",
                        time(Defaults.STALL),
                        (a, v) -> a.options().stall(Durations.parseSeconds(v)))
                .once(
                        "-retry <n,...>",
                        "Attempts in all at a request that fails for a reason which may pass; backoff=500ms,"
                                + " longest=30s.",
                        ANNOTATED + ", then 1",
                        RunArguments::retry)
                .once(
                        "-limit <requests=n,...>",
                        "Hold users back to so many requests, and tokens, a minute: requests=60,tokens=90000.",
                        ANNOTATED,
                        (a, v) -> a.spending().limits(v))
                .once(
                        "-cap <tokens=n,...>",
                        "End the run, with what it has, when it has used so many tokens or so much money:"
                                + " tokens=1000000,money=5.",
                        ANNOTATED,
                        (a, v) -> a.spending().cap(v))
                .once(
                        "-price <in=x,out=y>",
                        "Money for a million tokens of prompts and of answers, in any currency.",
                        ANNOTATED,
                        (a, v) -> a.spending().price(v));
    }

    private static void client(OptionRows<RunArguments> rows) {
        rows.once(
                        "-el <n>",
                        "Event loops.",
                        whole(Defaults.LOOPS),
                        (a, v) -> a.options().eventLoops(Values.whole(v)))
                .once(
                        "-conn <n>",
                        "Most connections of a loop.",
                        "as many as are needed",
                        (a, v) -> a.options().connections(Values.whole(v)))
                .once(
                        "-transport <name>",
                        "nio, epoll, or auto: epoll where it works.",
                        Defaults.TRANSPORT,
                        (a, v) -> a.options().transport(Values.oneOf(v, "transport", TRANSPORTS)))
                .once(
                        "-http <version>",
                        "1.1, 2, or auto: what an https engine offers.",
                        Defaults.HTTP,
                        (a, v) -> a.options().http(Values.oneOf(v, "HTTP version", HTTP_VERSIONS)));
    }

    private static void windows(OptionRows<RunArguments> rows) {
        rows.once(
                        "-wi <n>",
                        "Warm-up iterations.",
                        whole(Defaults.WARMUP.count()),
                        (a, v) -> a.options().warmupIterations(Values.whole(v)))
                .once(
                        "-w <time>",
                        "Length of a warm-up iteration.",
                        time(Defaults.WARMUP.time()),
                        (a, v) -> a.options().warmupTime(Durations.parseSeconds(v)))
                .once(
                        "-i <n>",
                        "Measured iterations.",
                        whole(Defaults.MEASUREMENT.count()),
                        (a, v) -> a.options().measurementIterations(Values.whole(v)))
                .once(
                        "-r <time>",
                        "Length of a measured iteration.",
                        time(Defaults.MEASUREMENT.time()),
                        (a, v) -> a.options().measurementTime(Durations.parseSeconds(v)))
                .once(
                        "-n <n>",
                        "End a measured iteration after so many requests instead of after a time.",
                        "",
                        (a, v) -> a.options().requests(Values.whole(v)));
    }

    private static void forks(OptionRows<RunArguments> rows) {
        rows.once(
                        "-f <n>",
                        "Forks: fresh JVMs that repeat a trial; 0 runs in this one.",
                        whole(Defaults.FORKS.count()),
                        (a, v) -> a.options().forks(Values.whole(v)))
                .once(
                        "-wf <n>",
                        "Forks that are run first and thrown away.",
                        whole(Defaults.FORKS.warmups()),
                        (a, v) -> a.options().warmupForks(Values.whole(v)))
                .once(
                        "-reset <state>",
                        "Before each fork put the engine back: none, cache (emptied), model (unloaded), or cmd: and a"
                                + " command.",
                        ANNOTATED,
                        (a, v) -> a.options().reset(v))
                .once(
                        "-foe <true|false>",
                        "End the run with the first failed trial.",
                        "false",
                        (a, v) -> a.options().failOnError(Values.truth(v)));
    }

    private static void conduct(OptionRows<RunArguments> rows) {
        rows.once(
                        "-search <goal>",
                        "Find the highest load that meets limits: 'goodput max attainment>=0.99,ttft.p99<=500ms within 5%'.",
                        "",
                        (a, v) -> a.conduct().search(v))
                .once(
                        "-interleave <true|false>",
                        "Let forks of trials that differ in engine, load or parameters take turns: A B B A.",
                        "true",
                        (a, v) -> a.conduct().interleaved(Values.truth(v)))
                .often(
                        "-precision <figure=x%>",
                        "Add forks until intervals reach no further than this, such as ttft.p99=5%; x% alone is for every figure shown first.",
                        "",
                        (a, v) -> a.conduct().precision(v))
                .once(
                        "-maxForks <n>",
                        "Most forks of a trial with -precision; -f is the least.",
                        whole(PrecisionGoal.MOST_FORKS),
                        (a, v) -> a.conduct().mostForks(Values.whole(v)))
                .once(
                        "-budget <time>",
                        "Time of the run beyond which -precision adds no fork.",
                        "none",
                        (a, v) -> a.conduct().budget(Durations.parseSeconds(v)))
                .once(
                        "-pilot <file>",
                        "An earlier JSON result, by which -precision says beforehand how many forks and requests it will take.",
                        "",
                        (a, v) -> a.conduct().pilot(RunArguments.path(v)));
    }

    private static void jvm(OptionRows<RunArguments> rows) {
        rows.once(
                        "-jvm <path>",
                        "The java executable of forks.",
                        "the one that runs this",
                        (a, v) -> a.options().jvm(v))
                .once(
                        "-jvmArgs <args>",
                        "JVM arguments of forks, in place of the harness's own.",
                        ANNOTATED,
                        (a, v) -> a.options().jvmArgs(Values.words(v)))
                .once(
                        "-jvmArgsPrepend <args>",
                        "JVM arguments of forks, before the others.",
                        ANNOTATED,
                        (a, v) -> a.options().jvmArgsPrepend(Values.words(v)))
                .once(
                        "-jvmArgsAppend <args>",
                        "JVM arguments of forks, after the others.",
                        ANNOTATED,
                        (a, v) -> a.options().jvmArgsAppend(Values.words(v)));
    }

    private static void output(OptionRows<RunArguments> rows) {
        rows.often(
                        "-rf <format>",
                        "Format of a result file; -lrf lists formats.",
                        "json, or as -rff ends",
                        RunArguments::format)
                .often("-rff <file>", "Result file; one for each -rf.", "llm-harness-result.<ext>", RunArguments::file)
                .once(
                        "-raw <file>",
                        "Keep the event log of every request; report, inspect and export read it.",
                        "",
                        RunArguments::eventLog)
                .once(
                        "-profile <name,...>",
                        "Show the figures of other tools for the same answers: " + String.join(", ", Profile.ids())
                                + ".",
                        "",
                        (a, v) -> a.options().profile(Values.list(v).toArray(String[]::new)))
                .once("-o <file>", "Write to a file what else goes to the console.", "", RunArguments::output)
                .once(
                        "-v <mode>",
                        "SILENT or NORMAL.",
                        "NORMAL",
                        (a, v) -> a.options()
                                .silent(Values.oneOf(v, "verbosity", VERBOSITIES)
                                        .equals("SILENT")))
                .once(
                        "-certificate <word>",
                        "Check the client's accuracy after the trials: cached takes one of the last day, fresh a new one, off none.",
                        "cached",
                        (a, v) -> a.options().certificates(certificates(v)))
                .once(
                        "-tu <unit>",
                        "Unit of times in the table: m, s, ms, us, ns.",
                        "ms",
                        (a, v) -> a.options().timeUnit(Values.unit(v)));
    }

    private static void lists(OptionRows<RunArguments> rows) {
        rows.flag(
                        "-dry",
                        "Print trials, requests as encoded, and how long and how much it would be. Sends nothing.",
                        (a, v) -> a.act(Action.DRY_RUN))
                .flag("-l", "List the benchmarks that match.", (a, v) -> a.act(Action.LIST))
                .flag("-lp", "List them with engines, loads and parameters.", (a, v) -> a.act(Action.LIST_WITH_PARAMS))
                .flag("-lrf", "List result formats.", (a, v) -> a.act(Action.LIST_FORMATS))
                .flag("-version", "Print version and source revision.", (a, v) -> a.act(Action.VERSION))
                .flag("-h", "Print this text.", (a, v) -> a.act(Action.HELP));
    }

    private static Certificates.Wanted certificates(String word) {
        return Certificates.Wanted.valueOf(
                Values.oneOf(word, "certificate", CERTIFICATES).toUpperCase(Locale.ROOT));
    }

    private static String whole(int value) {
        return Integer.toString(value);
    }

    private static String time(Duration value) {
        return Durations.format(value);
    }
}
