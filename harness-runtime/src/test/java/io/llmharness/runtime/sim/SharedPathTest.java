package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several engines on one server that serve the same path. */
class SharedPathTest {
    @Test
    void aMarkTellsCallsApart() throws IOException {
        SimDialect plain = new Named("plain", null);
        SimDialect red = new Named("red", "red=");
        SimDialect blue = new Named("blue", "blue=");
        for (List<SimDialect> order : List.of(List.of(plain, red, blue), List.of(red, blue, plain))) {
            try (SimServer server = SimServer.start(SimOptions.defaults(), order, 0);
                    LineClient client = new LineClient(server)) {
                assertThat(client.get("/who?red=1").body()).isEqualTo("red");
                assertThat(client.get("/who?blue=1").body()).isEqualTo("blue");
                assertThat(client.get("/who").body()).isEqualTo("plain");
                assertThat(client.get("/any/thing?blue=1").body()).isEqualTo("blue thing");
                assertThat(client.get("/any/thing").body()).isEqualTo("plain thing");
            }
        }
    }

    @Test
    void errorsAreInTheWordsOfTheEngineThatWasMeant() throws IOException {
        List<SimDialect> both = List.of(new Named("plain", null), new Named("red", "red="));
        try (SimServer server = SimServer.start(SimOptions.defaults(), both, 0);
                LineClient client = new LineClient(server)) {
            assertThat(client.post("/who?red=1", "x").body()).isEqualTo("red: only GET");
            assertThat(client.post("/who", "x").body()).isEqualTo("plain: only GET");
        }
    }

    @Test
    void aMarkAloneOnItsServerIsNotAsked() throws IOException {
        try (SimServer server = SimServer.start(SimOptions.defaults(), List.of(new Named("red", "red=")), 0);
                LineClient client = new LineClient(server)) {
            assertThat(client.get("/who").body()).isEqualTo("red");
        }
    }

    @Test
    void withoutAnyMarkTheyCollide() {
        List<SimDialect> three =
                Arrays.asList(new Named("one", null), new Named("red", "red="), new Named("two", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimServer.start(SimOptions.defaults(), three, 0))
                .withMessage("engines \"one\" and \"two\" both serve GET /who: give each a port of its own");
    }

    /** Says its name; its calls have a query that begins with its mark. */
    private record Named(String id, @Nullable String mark) implements SimDialect {
        @Override
        public String description() {
            return id;
        }

        @Override
        public List<SimRoute> open(SimHost host) {
            return List.of(
                    marked(SimRoute.get("/who", call -> said(200, id))),
                    marked(SimRoute.get("/any/*", call -> said(200, id + " " + call.variable()))));
        }

        private SimRoute marked(SimRoute route) {
            return mark == null ? route : route.marked(call -> call.query().startsWith(mark));
        }

        @Override
        public SimAnswer.Whole error(SimCall call, int status) {
            return said(status, id);
        }

        @Override
        public SimAnswer.Whole noPath(SimCall call) {
            return said(404, id);
        }

        @Override
        public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
            return said(405, id + ": only " + allowed);
        }

        @Override
        public SimAnswer.Whole overloaded(SimCall call) {
            return said(503, id);
        }

        private static SimAnswer.Whole said(int status, String text) {
            HttpHead head = HttpHead.of("Content-Length: " + HttpHead.LENGTH);
            return new SimAnswer.Whole(status, head, new WireBuffer().text(text).toByteArray());
        }
    }
}
