package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may do wrong: a sentence on standard error, the right exit code, no stack trace, and nothing was run. */
class BadInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-wii 2 | Unknown option -wii. Did you mean -wi?",
                "-prof gc | Unknown option -prof.",
                "-gc true | Unknown option -gc.",
                "-f | Missing required parameter for option '-f'",
                "-f x | -f: \"x\" is not a whole number.",
                "-f -1 | -f: forks must be at least 0, not -1.",
                "-f 1 -f 2 | -f is given 2 times; it can be given once.",
                "-f 99999999999 | -f: \"99999999999\" is too large: at most 2147483647 is possible.",
                "-seed 99999999999999999999 | -seed: \"99999999999999999999\" is too large: at most 9223372036854775807",
                "-seed -99999999999999999999 | is too small: at least -9223372036854775808 is possible.",
                "--help | Unknown option --help. Did you mean -h?",
                "enginse | Or did you mean the command \"engines\"?",
                "-i 0 | -i: measurementIterations must be at least 1, not 0.",
                "-w 10x | -w: \"10x\" is not a duration",
                "-r 0 | -r: measurementTime must be above 0",
                "-n 5 -r 2s | not both",
                "-t 0 | -t: concurrency must be at least 1",
                "-t 1,,2 | -t: \"1,,2\" has an empty value",
                "-t 4,4 | -t lists 4 twice.",
                "-t 1 -rate 2 | -t and -rate exclude each other",
                "-rate 0 | -rate: rate must be above 0",
                "-rate 1e300 | -rate: rate must be above 0 and at most 1,000,000 per second",
                "-bm avgt | -bm: no mode \"avgt\". A mean of latencies hides",
                "-bm Trhoughput | Did you mean \"Throughput\"?",
                "-bm Goodput | needs limits",
                "-tu hours | -tu: \"hours\" is not a unit of time",
                "-slo tft=1ms | -slo: no limit \"tft\". Did you mean \"ttft\"?",
                "-slo ttft=300 | -slo: \"300\" has no unit",
                "-slo ttft | -slo: \"ttft\" has no value, as in ttft=300ms",
                "-slo ttft= | -slo: \"ttft=\" has no value, as in ttft=300ms",
                "-slo ttft=1s,attainment | -slo: \"attainment\" has no value",
                "-slo ttft=1s,ttft=2s | -slo: \"ttft\" is given twice",
                "-slo attainment=0.9 | needs a limit beside it",
                "-slo ttft=1ms,attainment=9 | -slo: attainment is a share",
                "-transport epol | -transport: no transport \"epol\". Did you mean \"epoll\"?",
                "-v LOUD | -v: no verbosity \"LOUD\"",
                "-interleave maybe | -interleave: \"maybe\" is neither true nor false.",
                "-precision 5 | -precision: \"5\" is not a share in percent, such as 5%",
                "-precision ttft.p98=5% | -precision: no figure \"ttft.p98\"",
                "-precision 0% | A precision of 0% is never reached.",
                "-precision 5% -maxForks 3 | A precision takes at least 5 forks",
                "-precision 5% -f 0 | A precision is reached by adding forks",
                "-precision 5% -budget 0s | -budget: a budget must be above 0",
                "-precision 5% -pilot none.json | -pilot: there is no file none.json.",
                "-maxForks 9 | -maxForks belongs to a precision",
                "-pilot a.json | -pilot belongs to a precision",
                "-search godput | -search: \"godput\" is not of the form",
                "-foe yes | -foe: \"yes\" is neither true nor false.",
                "-p temperature | -p: \"temperature\" is not of the form name=value,value.",
                "-p followup=1 | No selected scenario has a parameter \"followup\".",
                "-engine plian | -engine: no engine \"plian\". Did you mean \"plain\"?",
                "-url olama=http://x | -url: no engine \"olama\".",
                "-url localhost:8000 | has no scheme; write http://localhost:8000",
                "-sim ttft=1x | -sim: simulator option ttft=1x",
                "-sim tftt=1ms | unknown simulator option \"tftt\"; did you mean \"ttft\"?",
                "-sim tftt=1ms | (engine \"plain\" of plain)",
                "-sim -url http://x | -sim and -url exclude each other",
                "plian | No benchmark matches plian. Did you mean \"plain\"?",
                "engnes | Or did you mean the command \"engines\"?",
                "run engines | No benchmark matches engines.",
                "(a | is not a regular expression",
                "-e plain | Every benchmark is excluded.",
                "-retry often | -retry: \"often\" is not a whole number.",
                "-retry 0 | -retry: attempts must be at least 1, not 0.",
                "-retry 3,bakoff=1s | -retry: no setting \"bakoff\". Did you mean \"backoff\"?",
                "-reset cahce | -reset: \"cahce\" is no state of an engine. Did you mean \"cache\"?",
                "-reset model | \"reset model\" is not offered by engine \"plain\": it has no call for it. A command can",
                "-toFirst 0 | -toFirst: firstTokenTimeout must be above 0",
                "-profile vlm | -profile: no definition profile \"vlm\". Did you mean \"vllm\"?",
                "-profile vllm,guide | -profile: no definition profile \"guide\".",
                "-profile , | -profile",
                "-limit requsts=5 | -limit: no limit \"requsts\". Did you mean \"requests\"?",
                "-limit requests=0 | -limit: requests must be above 0, not 0.",
                "-limit requests=60 -rate 2 | arrives at its own times and cannot be held back to 60 requests a minute",
                "-cap money=5 | A cap on money needs prices: -price in=0.15,out=0.60",
                "-price in=dear | -price: \"dear\" is not a number.",
                "-rf jsno | No result format \"jsno\". Did you mean \"json\"?",
                "-rf json -rff a.json -rff b.json | give one -rff for each -rf",
                "-rff result.xyz | No result format goes by the name of result.xyz",
                "-rff /no/such/folder/x.json | Nothing was run",
                "-rff a.json -rff a.json | Two results would go to a.json",
                "models | Which engine? Name one with -engine. Known: plain.",
                "models -engine plian | Did you mean \"plain\"?",
                "models plain | \"plain\" is not expected here. Known: list, info, pull, load, unload.",
                "models unlaod m | \"unlaod\" is not expected here. Did you mean \"unload\"?",
                "models info | Which model? Write models info NAME.",
                "models info m n | \"n\" is not expected here.",
                "models list m | \"m\" is not expected here.",
                "models -engine plain | \"models list\" is not offered by engine \"plain\": it has no call for it.",
                "models pull m -engine plain | \"models pull\" is not offered by engine \"plain\": it has no call for it.",
                "engines helth | \"helth\" is not expected here; engines alone lists them",
                "test-reqest -tokens 5 | Unknown option -tokens. -h lists all options. Or did you mean the command \"test-request\"?",
                "test-request -engine plain -tokens 0 | -tokens: \"0\" is not at least 1.",
                "test-request -engine plain -url other=http://x | names the engine \"other\"",
                "serve | Which engines? Name them with -engine.",
                "serve -engine plain -port 99999 | -port: 99999 is not a port",
                "serve -engine plain -slots many | -slots: simulator option slots=many",
                "engines -all | Unknown option -all.",
            })
    void isToldInASentence(String words, String message) {
        Shell.Outcome outcome = Shell.run(withEngine(words.trim().split(" ")));
        assertThat(outcome.err().trim()).contains(message.trim()).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void anEmptyModelIsRefused() {
        Shell.Outcome outcome = Shell.run("-engine", "plain", "-model", "");
        assertThat(outcome.err()).contains("-model: the value is empty");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    /** The scenario of this module's tests names no engine, so that one has to be given. */
    private static String[] withEngine(String[] words) {
        boolean run = Commands.find(words[0]).isEmpty() || words[0].equals("run");
        if (!run || Arrays.asList(words).contains("-engine")) {
            return words;
        }
        List<String> more = new ArrayList<>(List.of(words));
        boolean wordFirst = !words[0].startsWith("-");
        more.addAll(wordFirst ? more.size() : 0, List.of("-engine", "plain"));
        return more.toArray(String[]::new);
    }

    @Test
    @Timeout(5)
    void anEngineThatIsNotThereIsNamedWithItsUrl(@TempDir Path folder) {
        Shell.Outcome outcome = Shell.run(
                "-engine",
                "plain",
                "-url",
                "http://localhost:1",
                "-f",
                "0",
                "-rff",
                folder.resolve("r.json").toString());
        assertThat(outcome.err())
                .isEqualTo(
                        "Engine \"plain\" at http://localhost:1: nothing listens at the address (connect-refused).\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }
}
