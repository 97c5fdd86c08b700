package io.llmharness.runtime.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one server's dialects. A path may belong to several of them when all but one mark their calls: a call goes to the first
 * whose mark it bears, else to the one without a mark.
 */
final class Router {
    private record Target(SimDialect dialect, SimRoute route) {}

    private static final int UNAUTHORIZED = 401;
    private static final List<String> METHODS = List.of("POST", "GET");

    private final List<SimDialect> dialects;
    private final boolean keyRequired;
    private final Map<String, List<Target>> exact = new HashMap<>();
    private final Map<String, List<Target>> variable = new HashMap<>();
    private final List<String> variableOrder = new ArrayList<>();

    /** Throws {@link IllegalArgumentException} when two dialects want the same path and nothing tells their calls apart. */
    Router(List<SimDialect> dialects, SimHost host) {
        this.dialects = List.copyOf(dialects);
        this.keyRequired = host.options().keyRequired();
        for (SimDialect dialect : dialects) {
            for (SimRoute route : dialect.open(host)) {
                add(new Target(dialect, route));
            }
        }
    }

    SimAnswer answer(SimCall call) {
        Target target = find(call.method(), call);
        if (target == null && call.method().equals("HEAD")) {
            target = find("GET", call);
        }
        if (target != null) {
            return keyRequired && !target.dialect.bearsKey(call)
                    ? target.dialect.error(call, UNAUTHORIZED)
                    : target.route.handler().answer(call);
        }
        for (String other : METHODS) {
            Target served = find(other, call);
            if (served != null) {
                return served.dialect.wrongMethod(call, other);
            }
        }
        return dialects.get(0).noPath(call);
    }

    /** An error in the words of the dialect that serves the path; of the first one when none does. */
    SimAnswer.Whole error(SimCall call, int status) {
        return dialect(call).error(call, status);
    }

    SimAnswer.Whole overloaded(SimCall call) {
        return dialect(call).overloaded(call);
    }

    private SimDialect dialect(SimCall call) {
        Target own = find(call.method(), call);
        if (own != null) {
            return own.dialect;
        }
        for (String method : METHODS) {
            Target target = find(method, call);
            if (target != null) {
                return target.dialect;
            }
        }
        return dialects.get(0);
    }

    private @Nullable Target find(String method, SimCall call) {
        List<Target> targets = exact.get(method + ' ' + call.path());
        if (targets != null) {
            return pick(targets, call);
        }
        for (String key : variableOrder) {
            List<Target> candidates = variable.getOrDefault(key, List.of());
            SimRoute first = candidates.get(0).route;
            String text = match(first.path(), call.path());
            if (text != null && first.method().equals(method)) {
                call.variable(text);
                return pick(candidates, call);
            }
        }
        return null;
    }

    /** Of several the one whose mark the call bears; the one that has none; the first. */
    private static Target pick(List<Target> targets, SimCall call) {
        Target chosen = targets.get(0);
        if (targets.size() == 1) {
            return chosen;
        }
        for (Target target : targets) {
            Predicate<SimCall> mark = target.route.mark();
            if (mark == null) {
                chosen = target;
            } else if (mark.test(call)) {
                return target;
            }
        }
        return chosen;
    }

    private void add(Target target) {
        SimRoute route = target.route;
        String key = route.method() + ' ' + route.path();
        boolean anyText = route.path().indexOf('*') >= 0;
        List<Target> sharers = (anyText ? variable : exact).computeIfAbsent(key, k -> new ArrayList<>(1));
        for (Target other : sharers) {
            if (other.dialect == target.dialect || (other.route.mark() == null && route.mark() == null)) {
                throw new IllegalArgumentException("engines \"" + other.dialect.id() + "\" and \"" + target.dialect.id()
                        + "\" both serve " + key + ": give each a port of its own");
            }
        }
        if (anyText && sharers.isEmpty()) {
            variableOrder.add(key);
        }
        sharers.add(target);
    }

    /** The text in place of the star; null when the path does not match. */
    private static @Nullable String match(String pattern, String path) {
        int star = pattern.indexOf('*');
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        boolean fits =
                path.length() > before.length() + after.length() && path.startsWith(before) && path.endsWith(after);
        return fits ? path.substring(star, path.length() - after.length()) : null;
    }
}
