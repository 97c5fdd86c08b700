package io.llmharness.adapters.vllm;

import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** vLLM's sleep mode, as far as its own calls show it: requests are served all the same. */
final class VllmSleep {
    private static final Pattern LEVEL = Pattern.compile("(?:^|&)level=(\\d)");

    private final AtomicBoolean asleep = new AtomicBoolean();

    SimAnswer fallAsleep(SimCall call) {
        asleep.set(true);
        Matcher level = LEVEL.matcher(call.query());
        return VllmHeads.json(200, "{\"status\":\"sleeping\",\"level\":" + (level.find() ? level.group(1) : "1") + "}");
    }

    SimAnswer wakeUp() {
        asleep.set(false);
        return VllmHeads.json(200, "{\"status\":\"awake\",\"tags\":null}");
    }

    SimAnswer state() {
        return VllmHeads.json(200, "{\"is_sleeping\":" + asleep.get() + "}");
    }
}
