package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The models of one Ollama server: installed ones, and which are loaded until when. */
final class OllamaModels {
    private static final long SIZE_BYTES = 1_321_098_329L;
    private static final long FOREVER_NANOS = TimeUnit.DAYS.toNanos(365L * 100);

    private final SimHost host;
    private final Map<String, Long> loadedUntilNanos = new ConcurrentHashMap<>();
    private final Set<String> pulled = ConcurrentHashMap.newKeySet();

    OllamaModels(SimHost host) {
        this.host = host;
    }

    /** Notes that the model is used now and stays for so long; answers how long it takes to load, 0 when it is loaded. */
    long use(String model, long keepNanos) {
        long now = System.nanoTime();
        Long until = loadedUntilNanos.get(model);
        boolean there = until != null && until - now > 0;
        long load = there ? 0 : host.options().loadNanos();
        loadedUntilNanos.put(model, now + load + (keepNanos < 0 ? FOREVER_NANOS : keepNanos));
        return load;
    }

    /** Forgets the model, and with it what its runner kept of prompts. */
    void unload(String model) {
        loadedUntilNanos.remove(model);
        host.forgetPrompts();
    }

    /** Whether requests may name the model. */
    boolean has(String model) {
        return host.serves(model) || pulled.contains(model);
    }

    void add(String model) {
        pulled.add(model);
    }

    SimAnswer tags() {
        WireBuffer out = new WireBuffer().text("{\"models\":[");
        List<String> names = installed();
        for (int i = 0; i < names.size(); i++) {
            name(out.text(i == 0 ? "" : ","), names.get(i)).text(",\"modified_at\":\"");
            new CreatedAt()
                    .write(out, host.startedEpochMillis() * 1_000_000)
                    .text("\",\"size\":")
                    .number(SIZE_BYTES);
            details(out, names.get(i)).text("}");
        }
        return OllamaHeads.json(200, out.text("]}"));
    }

    SimAnswer loaded() {
        WireBuffer out = new WireBuffer().text("{\"models\":[");
        long now = System.nanoTime();
        int n = 0;
        for (Map.Entry<String, Long> entry : loadedUntilNanos.entrySet()) {
            long left = entry.getValue() - now;
            if (left <= 0) {
                continue;
            }
            name(out.text(n++ == 0 ? "" : ","), entry.getKey())
                    .text(",\"size\":")
                    .number(SIZE_BYTES);
            details(out, entry.getKey()).text(",\"expires_at\":\"");
            new CreatedAt().write(out, System.currentTimeMillis() * 1_000_000 + left);
            out.text("\",\"size_vram\":").number(SIZE_BYTES).text(",\"context_length\":");
            out.number(host.options().context()).text("}");
        }
        return OllamaHeads.json(200, out.text("]}"));
    }

    SimAnswer show(SimCall call) {
        String model;
        try {
            JsonNode body = call.json();
            model = body.path("model").asText(body.path("name").asText(""));
        } catch (JsonProcessingException e) {
            return OllamaDialect.error(400, "unexpected EOF");
        }
        if (model.isEmpty() || !has(model)) {
            return OllamaDialect.error(404, "model '" + model + "' not found");
        }
        WireBuffer out =
                new WireBuffer().text("{\"license\":\"\",\"modelfile\":\"\",\"parameters\":\"\",\"template\":\"\"");
        out.text(",\"details\":");
        detailsObject(out).text(",\"model_info\":{\"general.architecture\":\"sim\",\"sim.context_length\":");
        out.number(host.options().context()).text("},\"capabilities\":[\"completion\"],\"modified_at\":\"");
        new CreatedAt().write(out, host.startedEpochMillis() * 1_000_000);
        return OllamaHeads.json(200, out.text("\"}"));
    }

    private List<String> installed() {
        List<String> models = new ArrayList<>(host.options().models());
        if (models.isEmpty()) {
            models.add("sim:latest");
        }
        pulled.stream().filter(name -> !models.contains(name)).sorted().forEach(models::add);
        return models;
    }

    private static WireBuffer name(WireBuffer out, String name) {
        return out.text("{\"name\":").json(name).text(",\"model\":").json(name);
    }

    private static WireBuffer details(WireBuffer out, String name) {
        out.text(",\"digest\":\"").text(String.format("%064x", name.hashCode() & 0xffffffffL));
        return detailsObject(out.text("\",\"details\":"));
    }

    private static WireBuffer detailsObject(WireBuffer out) {
        return out.text("{\"parent_model\":\"\",\"format\":\"gguf\",\"family\":\"sim\",\"families\":[\"sim\"]"
                + ",\"parameter_size\":\"1.2B\",\"quantization_level\":\"Q8_0\"}");
    }
}
