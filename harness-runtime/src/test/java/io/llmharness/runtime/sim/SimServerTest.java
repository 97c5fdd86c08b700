package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"transport=auto", "transport=nio"})
    void answersManyRequestsOnOneConnection(String transport) throws IOException {
        try (SimServer server = server("ttft=2ms,itl=1ms," + transport);
                LineClient client = new LineClient(server)) {
            for (int i = 1; i < 20; i++) {
                LineClient.Response response = client.post("/go", "m " + i);
                assertThat(response.body()).startsWith("start\n").endsWith("end " + i + "\n");
                assertThat(response.lines()).isEqualTo(i + 2);
                assertThat(response.whole()).isTrue();
                assertThat(client.post("/whole", "m " + i).body().split(" ")).hasSize(i);
                assertThat(client.get("/hello").body()).isEqualTo("hello");
            }
            await().until(() -> server.count(Outcome.DONE) == 38);
            assertThat(server.running()).isZero();
            assertThat(server.lateness().getTotalCount()).isEqualTo(2 * 19 * 20 / 2);
        }
    }

    @Test
    void routesByMethodAndPath() throws IOException {
        try (SimServer server = server("");
                LineClient client = new LineClient(server)) {
            assertThat(client.get("/echo/a/b?x=1&y").body()).isEqualTo("a/b?x=1&y");
            assertThat(client.get("/echo/")).isEqualTo(new LineClient.Response(404, "no path /echo/", true));
            assertThat(client.get("/go")).isEqualTo(new LineClient.Response(405, "only POST", true));
            assertThat(client.post("/hello", "")).isEqualTo(new LineClient.Response(405, "only GET", true));
            client.send(LineClient.request("HEAD", "/hello", ""));
            assertThat(client.readSome(38)).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
            assertThat(client.get("/hello").body()).isEqualTo("hello");
        }
    }

    @Test
    void collectsBodiesInPieces() throws IOException {
        try (SimServer server = server("");
                LineClient client = new LineClient(server)) {
            client.send(
                    "POST /length HTTP/1.1\r\nHost: sim\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.readSome(25)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            for (int i = 0; i < 300; i++) {
                client.send("5\r\nabcde\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("1500");
            assertThat(client.post("/length", "x".repeat(1_000_000)).body()).isEqualTo("1000000");
        }
    }

    @Test
    void closesWhenAskedAndAfterNonsense() throws IOException {
        try (SimServer server = server("ttft=1ms")) {
            try (LineClient client = new LineClient(server)) {
                client.send("POST /go HTTP/1.1\r\nConnection: close\r\nContent-Length: 3\r\n\r\nm 3");
                assertThat(client.read().body()).endsWith("end 3\n");
                assertThat(client.ended()).isTrue();
            }
            try (LineClient client = new LineClient(server)) {
                client.send("nonsense\r\n\r\n");
                assertThat(client.ended()).isTrue();
            }
            await().until(() -> server.connections() == 0);
        }
    }

    @Test
    void aClientThatLeavesFreesItsSlot() throws IOException {
        try (SimServer server = server("ttft=1ms,itl=10s,slots=1")) {
            LineClient leaver = new LineClient(server);
            leaver.send(LineClient.request("POST", "/go", "m 100"));
            assertThat(leaver.readSome(60)).contains("start");
            try (LineClient waiter = new LineClient(server)) {
                waiter.send(LineClient.request("POST", "/go", "m 1"));
                await().until(() -> server.waiting() == 1);
                leaver.close();
                assertThat(waiter.read().body()).endsWith("end 1\n");
            }
            assertThat(server.count(Outcome.ABORTED)).isEqualTo(1);
        }
    }

    @Test
    void refusesWhenTheQueueIsFull() throws IOException {
        try (SimServer server = server("ttft=10s,slots=1,queue=0");
                LineClient holder = new LineClient(server);
                LineClient client = new LineClient(server)) {
            holder.send(LineClient.request("POST", "/go", "m 1"));
            await().until(() -> server.running() == 1);
            assertThat(client.post("/go", "m 1")).isEqualTo(new LineClient.Response(503, "busy", true));
            assertThat(client.get("/hello").body()).isEqualTo("hello");
            assertThat(server.count(Outcome.OVERLOADED)).isEqualTo(1);
        }
    }

    @Test
    void failsExactlyTheShareItWasTold() throws IOException {
        try (SimServer server = server("ttft=0,errors=0.05:500+0.03:429");
                LineClient client = new LineClient(server)) {
            int[] byStatus = new int[600];
            for (int i = 0; i < 200; i++) {
                byStatus[client.post("/go", "m 1").status()]++;
            }
            assertThat(List.of(byStatus[200], byStatus[500], byStatus[429])).containsExactly(184, 10, 6);
        }
    }

    @Test
    void faultsByName() throws IOException {
        try (SimServer server = server("ttft=1ms,itl=1ms,fault-after=2")) {
            try (LineClient client = new LineClient(server)) {
                assertThat(client.post("/go", "fault-529 9"))
                        .isEqualTo(new LineClient.Response(529, "error 529", true));
                LineClient.Response failed = client.post("/go", "fault-midstream 9");
                assertThat(failed.body()).endsWith("failed\n");
                assertThat(List.of(failed.status(), failed.lines(), failed.whole()))
                        .isEqualTo(List.of(200, 4L, true));
                assertThat(client.post("/whole", "fault-midstream 9").status()).isEqualTo(500);
                LineClient.Response cut = client.post("/go", "fault-cut 9");
                assertThat(List.of(cut.status(), cut.lines(), cut.whole())).isEqualTo(List.of(200, 3L, false));
            }
            try (LineClient client = new LineClient(server)) {
                LineClient.Response early = client.post("/go", "fault-truncate 9");
                assertThat(List.of(early.status(), early.lines(), early.whole()))
                        .isEqualTo(List.of(200, 3L, true));
                assertThat(client.post("/go", "m 2").whole())
                        .as("the connection is still good")
                        .isTrue();
                assertThat(client.post("/whole", "fault-truncate 9").whole()).isFalse();
            }
            LineClient hanging = new LineClient(server);
            hanging.send(LineClient.request("POST", "/go", "fault-stall 4"));
            assertThat(hanging.readSome(80)).contains("start");
            hanging.close();
            await().until(() -> server.count(Outcome.ABORTED) == 1);
            assertThat(server.count(Outcome.CUT)).isEqualTo(2);
            assertThat(server.count(Outcome.TRUNCATED)).isEqualTo(1);
            assertThat(server.count(Outcome.FAILED_MIDSTREAM)).isEqualTo(2);
            assertThat(server.running()).isZero();
        }
    }

    @Test
    void twoDialectsThatCollideAreNamed() {
        List<SimDialect> both = List.of(new LineDialect("one"), new LineDialect("two"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimServer.start(SimOptions.defaults(), both, 0))
                .withMessage("engines \"one\" and \"two\" both serve GET /hello: give each a port of its own");
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        try (SimServer server = server("")) {
            assertThatIOException()
                    .isThrownBy(() ->
                            SimServer.start(SimOptions.defaults(), List.of(new LineDialect("line")), server.port()))
                    .withMessage("cannot listen on 127.0.0.1:" + server.port());
        }
    }

    @Test
    void burstsWaitForASlowReader() throws IOException {
        try (SimServer server = server("burst,context=300010");
                LineClient client = new LineClient(server)) {
            client.send(LineClient.request("POST", "/go", "m 300000"));
            await().until(() -> server.connections() == 1);
            LineClient.Response response = client.read();
            assertThat(response.lines()).isEqualTo(300_002);
            assertThat(response.whole()).isTrue();
            assertThat(client.post("/go", "fault-cut 9").whole()).isFalse();
        }
    }

    @Test
    void everyBufferIsReleased() throws IOException {
        PooledByteBufAllocator buffers = new PooledByteBufAllocator(true);
        List<SimDialect> dialects = List.of(new LineDialect("line"));
        try (SimServer server =
                SimServer.start(SimOptions.parse("ttft=1ms,itl=1ms,fault-after=1"), dialects, 0, buffers)) {
            for (String model : List.of("m", "fault-500", "fault-midstream", "fault-cut")) {
                try (LineClient client = new LineClient(server)) {
                    client.post("/go", model + " 5");
                }
            }
            for (int i = 0; i < 20; i++) {
                try (LineClient leaver = new LineClient(server)) {
                    leaver.send(LineClient.request("POST", "/go", "m 1000"));
                    leaver.readSome(60 + i);
                }
            }
            await().until(() -> server.connections() == 0);
        }
        assertThat(active(buffers.metric().directArenas())).isZero();
        assertThat(active(buffers.metric().heapArenas())).isZero();
    }

    @Test
    void theEngineFreezes() throws IOException {
        try (SimServer server = server("ttft=1ms,itl=10ms,stall=300ms@25ms");
                LineClient client = new LineClient(server)) {
            long asked = System.nanoTime();
            client.post("/go", "m 5");
            assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(341_000_000L);
        }
    }

    @Test
    void severalLoopsShareTheWork() throws IOException {
        try (SimServer server = server("ttft=1ms,itl=1ms,loops=3,errors=0.1:500")) {
            List<LineClient> clients = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                clients.add(new LineClient(server));
            }
            for (int i = 0; i < 10; i++) {
                for (LineClient client : clients) {
                    client.send(LineClient.request("POST", "/go", "m 3"));
                }
                for (LineClient client : clients) {
                    client.read();
                }
            }
            await().until(() -> server.count(Outcome.DONE) == 90 && server.count(Outcome.ERROR) == 10);
            for (LineClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aBatchingEngineQueuesAndAnswers() throws IOException {
        try (SimServer server = server("prefill=100000,step=1ms,step-per-seq=0,slots=2");
                LineClient first = new LineClient(server);
                LineClient second = new LineClient(server);
                LineClient third = new LineClient(server)) {
            for (LineClient client : List.of(first, second, third)) {
                client.send(LineClient.request("POST", "/go", "m 30"));
            }
            for (LineClient client : List.of(first, second, third)) {
                assertThat(client.read().body()).endsWith("end 30\n");
            }
            await().until(() -> server.running() == 0 && server.waiting() == 0);
        }
    }

    @Test
    void idleConnectionsAreClosedWhenAsked() throws IOException {
        try (SimServer server = server("ttft=1ms,idle=50ms");
                LineClient client = new LineClient(server)) {
            assertThat(client.post("/go", "m 2").whole()).isTrue();
            assertThat(client.ended()).isTrue();
        }
    }

    private static long active(List<PoolArenaMetric> arenas) {
        return arenas.stream().mapToLong(PoolArenaMetric::numActiveAllocations).sum();
    }

    static SimServer server(String spec) throws IOException {
        return SimServer.start(SimOptions.parse(spec), List.of(new LineDialect("line")), 0);
    }
}
