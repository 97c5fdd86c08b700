package io.llmharness.runtime.sim;

import java.util.List;

/**
 * A protocol of its own for tests of the server: {@code POST /go} with {@code model tokens} streams a line a token, {@code POST /whole}
 * answers in one piece.
 */
final class LineDialect implements SimDialect {
    private final String id;

    LineDialect(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "lines";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        return List.of(
                SimRoute.get("/hello", call -> plain(200, "hello")),
                SimRoute.get("/echo/*", call -> plain(200, call.variable() + "?" + call.query())),
                SimRoute.post("/length", call -> plain(200, Integer.toString(call.bodyLength()))),
                SimRoute.post("/go", call -> generate(call, true)),
                SimRoute.post("/whole", call -> generate(call, false)));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return plain(status, "error " + status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return plain(404, "no path " + call.path());
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return plain(405, "only " + allowed);
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return plain(503, "busy");
    }

    private static SimAnswer generate(SimCall call, boolean stream) {
        String[] words = call.bodyText().split(" ");
        GenerationRequest request =
                GenerationRequest.of(words[0], stream, Prompt.of("a b c")).length(Integer.parseInt(words[1]), 0, false);
        return new SimAnswer.Generate(request, new Lines());
    }

    private static SimAnswer.Whole plain(int status, String text) {
        HttpHead head = HttpHead.of("Content-Length: " + HttpHead.LENGTH);
        return new SimAnswer.Whole(status, head, new WireBuffer().text(text).toByteArray());
    }

    private static final class Lines implements SimEncoder {
        @Override
        public HeadTime headTime() {
            return HeadTime.ACCEPTED;
        }

        @Override
        public HttpHead streamHead() {
            return HttpHead.of("Transfer-Encoding: chunked");
        }

        @Override
        public void start(WireBuffer out, Generation generation) {
            out.text("start\n").endChunk();
        }

        @Override
        public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
            generation.text(out, choice, from, to);
            out.text("\n").endChunk();
            return true;
        }

        @Override
        public void finish(WireBuffer out, Generation generation) {
            out.text("end " + generation.completionTokens() + "\n");
        }

        @Override
        public void fail(WireBuffer out, Generation generation) {
            out.text("failed\n");
        }

        @Override
        public SimAnswer.Whole whole(Generation generation) {
            WireBuffer out = new WireBuffer();
            generation.text(out, 0, 0, generation.completionTokens());
            return plain(200, out.toString());
        }
    }
}
