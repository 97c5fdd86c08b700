package ${package};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The application: a web service below {@code /assistant} that streams its answers as OpenAI's chat completions do. */
public final class Assistant implements AutoCloseable {
    static {
        // Without it the server holds each token back until the one before is acknowledged: 40 ms a token.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String ANSWER = "Your order left our house yesterday and will be with you on Friday.";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private Assistant(HttpServer server) {
        this.server = server;
        server.createContext("/assistant/v1/models", Assistant::models);
        server.createContext("/assistant/v1/chat/completions", Assistant::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static void main(String[] args) {
        start(8081);
    }

    /** Starts the service; port 0 is any free one. */
    public static Assistant start(int port) {
        try {
            return new Assistant(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/assistant";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private static void models(HttpExchange exchange) throws IOException {
        byte[] body = "{\"object\":\"list\",\"data\":[{\"id\":\"assistant\",\"object\":\"model\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        String[] words = ANSWER.split("(?= )");
        try (OutputStream out = exchange.getResponseBody()) {
            for (String word : words) {
                event(out, choice("{\"content\":\"" + word + "\"}", "null"));
            }
            event(out, choice("{}", "\"stop\""));
            event(out, "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":" + words.length + "}}");
            event(out, "[DONE]");
        }
    }

    private static String choice(String delta, String finishReason) {
        return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}";
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
