package io.llmharness.runtime.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of one server's dialects. */
final class Router {
    private record Target(SimDialect dialect, SimRoute route) {}

    private static final List<String> METHODS = List.of("POST", "GET");

    private final List<SimDialect> dialects;
    private final Map<String, Target> exact = new HashMap<>();
    private final List<Target> variable = new ArrayList<>();

    /** Throws {@link IllegalArgumentException} when two dialects want the same path. */
    Router(List<SimDialect> dialects, SimHost host) {
        this.dialects = List.copyOf(dialects);
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
            return target.route.handler().answer(call);
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
        for (String method : METHODS) {
            Target target = find(method, call);
            if (target != null) {
                return target.dialect;
            }
        }
        return dialects.get(0);
    }

    private @Nullable Target find(String method, SimCall call) {
        Target target = exact.get(method + ' ' + call.path());
        if (target != null) {
            return target;
        }
        for (Target candidate : variable) {
            String text = match(candidate.route.path(), call.path());
            if (text != null && candidate.route.method().equals(method)) {
                call.variable(text);
                return candidate;
            }
        }
        return null;
    }

    private void add(Target target) {
        SimRoute route = target.route;
        String key = route.method() + ' ' + route.path();
        Target other = exact.get(key);
        for (Target candidate : variable) {
            if (candidate.route.method().equals(route.method())
                    && candidate.route.path().equals(route.path())) {
                other = candidate;
            }
        }
        if (other != null) {
            throw new IllegalArgumentException("engines \"" + other.dialect.id() + "\" and \"" + target.dialect.id()
                    + "\" both serve " + key + ": give each a port of its own");
        }
        if (route.path().indexOf('*') >= 0) {
            variable.add(target);
        } else {
            exact.put(key, target);
        }
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
