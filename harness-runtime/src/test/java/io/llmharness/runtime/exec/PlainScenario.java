package io.llmharness.runtime.exec;

import io.llmharness.annotations.Level;
import io.llmharness.api.Reply;
import io.llmharness.api.Sample;
import io.llmharness.api.User;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.Work;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A scenario as the processor would write it, made of lambdas. */
public final class PlainScenario implements GeneratedScenario<Object> {
    static volatile BiFunction<User, Sample, Work> next = (user, sample) -> {
        throw new IllegalStateException("no workload method");
    };
    static volatile Predicate<Reply> check = reply -> true;
    static volatile boolean method;
    static volatile boolean checked;
    static volatile boolean hooks;
    static final List<String> calls = new CopyOnWriteArrayList<>();

    /** Back to a declarative workload without check and hooks. */
    public static void reset() {
        method = false;
        checked = false;
        hooks = false;
        check = reply -> true;
        calls.clear();
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public ScenarioModel model() {
        ScenarioModel.Builder model = ScenarioModel.of("plain", "plain")
                .workload(method ? WorkloadModel.onMethod("ask") : WorkloadModel.onClass());
        if (checked) {
            model.checked();
        }
        if (hooks) {
            model.iterationHooks();
        }
        return model.build();
    }

    @Override
    public Object newInstance() {
        String crash = System.getProperty("plain.crash", "");
        switch (crash) {
            case "exit" -> {
                System.err.println("last words");
                Runtime.getRuntime().halt(3);
            }
            case "memory" -> hog();
            case "throw" -> throw new IllegalStateException("no such order");
            default -> System.out.println("made");
        }
        return new Object();
    }

    private static void hog() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < 100_000) {
            kept.add(new byte[1 << 20]);
        }
    }

    @Override
    public void setParam(Object scenario, String name, String value) {
        calls.add("param " + name + "=" + value);
    }

    @Override
    public void setup(Object scenario, Level level) {
        calls.add("setup " + level);
    }

    @Override
    public void tearDown(Object scenario, Level level) {
        calls.add("tearDown " + level);
    }

    @Override
    public Work next(Object scenario, int workload, User user, Sample sample) {
        return next.apply(user, sample);
    }

    @Override
    public boolean check(Object scenario, Reply reply) {
        return check.test(reply);
    }
}
