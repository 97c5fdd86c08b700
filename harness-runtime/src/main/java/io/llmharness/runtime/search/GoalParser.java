package io.llmharness.runtime.search;

import io.llmharness.runtime.compare.Figure;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code RATE max LIMIT,LIMIT within x%}. */
final class GoalParser {
    private static final Pattern FORM = Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+(.*?))??(?:\\s*\\bwithin\\b\\s*(.*))?");
    private static final Pattern LIMIT = Pattern.compile("([A-Za-z0-9.]+)\\s*(<=|>=|[<>=]+)\\s*(\\S+)");
    private static final String EXAMPLE = "\"goodput max attainment>=0.99\"";
    private static final String ATTAINMENT = "attainment";
    private static final List<String> RATES =
            Arrays.stream(Rate.Kind.values()).map(Rate.Kind::key).toList();

    private final String text;

    GoalParser(String text) {
        this.text = text.trim();
    }

    SearchGoal parse() {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + EXAMPLE);
        }
        Rate.Kind objective = rate(form.group(1));
        if (!form.group(2).equals("max")) {
            throw new IllegalArgumentException("behind " + objective.key() + " stands max, not \"" + form.group(2)
                    + "\": a search looks for the highest load, as in " + EXAMPLE);
        }
        List<Limit> limits = new ArrayList<>();
        if (form.group(3) != null && !form.group(3).isBlank()) {
            for (String part : form.group(3).split(",", -1)) {
                limits.add(limit(part.trim()));
            }
        }
        double resolution = form.group(4) == null
                ? SearchGoal.RESOLUTION
                : resolution(form.group(4).trim());
        return new SearchGoal(text, objective, limits, resolution);
    }

    private static Rate.Kind rate(String name) {
        return Arrays.stream(Rate.Kind.values())
                .filter(kind -> kind.key().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no rate \"" + name + "\"." + Nearest.hint(name, RATES)));
    }

    private static Limit limit(String part) {
        Matcher form = LIMIT.matcher(part);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + part + "\" is not a limit such as attainment>=0.99 or ttft.p99<=500ms");
        }
        String name = form.group(1);
        String value = form.group(3);
        if (name.equals(ATTAINMENT)) {
            expect(">=", form.group(2), part, "a share that is to be reached");
            return new Limit.Attainment(share(part, number(part, value)));
        }
        Figure figure = figure(name);
        if (figure instanceof Figure.OfLatency latency) {
            expect("<=", form.group(2), part, "a latency that is not to be exceeded");
            return new Limit.AtMost(name, latency.metric(), latency.percentile(), duration(part, value));
        }
        expect(">=", form.group(2), part, "a rate that is to be reached");
        return new Limit.AtLeast(rate(name), number(part, value));
    }

    private static Figure figure(String name) {
        List<String> known = new ArrayList<>(List.of(ATTAINMENT));
        Figure.all().forEach(f -> known.add(f.key()));
        return Figure.all().stream()
                .filter(f -> f.key().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "nothing to limit is called \"" + name + "\": "
                                        + Nearest.of(name, known)
                                                .map(key -> "did you mean \"" + key + "\"?")
                                                .orElse(
                                                        "a limit is on attainment, a latency's percentile such as ttft.p99, or a rate")));
    }

    private static void expect(String sign, String given, String part, String what) {
        if (!given.equals(sign)) {
            throw new IllegalArgumentException("\"" + part + "\" limits " + what + ": write it with " + sign);
        }
    }

    private static double number(String part, String value) {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + part + "\": \"" + value + "\" is not a number", e);
        }
        throw new IllegalArgumentException("\"" + part + "\": " + value + " is not above 0");
    }

    private static double share(String part, double value) {
        if (value > 1) {
            throw new IllegalArgumentException("\"" + part + "\": a share is at most 1");
        }
        return value;
    }

    private static Duration duration(String part, String value) {
        try {
            return Durations.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + part + "\": " + e.getMessage(), e);
        }
    }

    private static double resolution(String value) {
        String number = value.endsWith("%") ? value.substring(0, value.length() - 1) : "";
        try {
            double percent = Double.parseDouble(number);
            if (percent >= 1 && percent <= 50) {
                return percent / 100;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"within " + value + "\" is not a share in percent, such as 5%", e);
        }
        throw new IllegalArgumentException("\"within " + value + "\" is not from 1% to 50%");
    }
}
