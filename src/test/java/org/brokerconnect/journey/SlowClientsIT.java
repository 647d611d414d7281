package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.Fault;
import org.junit.jupiter.api.Test;

/** Clients and a broker that are slow do not take the threads of the server. */
@WithTestEnvironment
class SlowClientsIT {

    /** A record has at least this many bytes. The server adds a few of its own at any time. */
    private static final int SHORTEST_RECORD = 200;

    private static final String CONFIGS = "/api/broker/configs";
    private static final String BODY = "{\"broker\":\"zerodha\",\"label\":\"Slow\",\"apiKey\":\"sandboxdemo\","
            + "\"apiSecret\":\"sandboxdemo-secret\"}";

    private final TestEnvironment environment;
    private final ApiClient api;

    SlowClientsIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @Test
    void a_body_that_arrives_in_pieces_is_accepted() throws Exception {
        try (OpenRequests requests = new OpenRequests(environment.url())) {
            String head = requests.head("POST", CONFIGS, environment.bearer("investor"), BODY.length());
            Socket socket = requests.send(head + BODY.substring(0, 20));
            api.get("/health/live").expectStatus(200);
            OpenRequests.write(socket, BODY.substring(20, 40));
            api.get("/health/live").expectStatus(200);
            OpenRequests.write(socket, BODY.substring(40));

            assertThat(OpenRequests.answer(socket))
                    .startsWith("HTTP/1.1 201")
                    .containsIgnoringCase("content-security-policy:")
                    .containsIgnoringCase("trace-id:");
        }
        assertThat(Person.named("investor", environment).get(CONFIGS).body()).contains("Slow");
    }

    @Test
    void a_chunked_body_is_accepted_and_a_long_one_is_refused() throws Exception {
        try (OpenRequests requests = new OpenRequests(environment.url())) {
            String head = requests.head("POST", CONFIGS, environment.bearer("investor"), 0)
                    .replace("Content-Length: 0", "Transfer-Encoding: chunked");
            Socket small = requests.send(head);
            Socket large = requests.send(head);
            api.get("/health/live").expectStatus(200);
            OpenRequests.write(small, Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n");
            OpenRequests.write(large, "11000\r\n\"" + "a".repeat(0x10FFE) + "\"\r\n0\r\n\r\n");

            assertThat(OpenRequests.answer(small)).startsWith("HTTP/1.1 201");
            assertThat(OpenRequests.answer(large)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    @Attack(
            area = Area.CLIENTS,
            value = "400 uploads with a byte every few seconds",
            defence = "A time limit for each body, and few slow bodies at a time")
    void four_hundred_slow_uploads_leave_the_server_to_others_and_end_at_their_time_limit() throws Exception {
        try (OpenRequests requests = new OpenRequests(environment.url())) {
            String head = requests.head("POST", CONFIGS, environment.bearer("investor"), 500);
            long began = System.nanoTime();
            List<Socket> sockets = IntStream.range(0, 400)
                    .mapToObj(each -> requests.send(head + "{"))
                    .toList();
            Socket silent = requests.send(head);

            new ServedMeanwhile(api).until("half of the time limit", () -> {
                requests.drip(" ");
                return System.nanoTime() - began > Duration.ofSeconds(3).toNanos();
            });
            Person.named("investor2", environment).setUp();

            OpenRequests.answer(silent);
            for (Socket socket : sockets) {
                assertThat(OpenRequests.answer(socket))
                        .containsPattern("^HTTP/1.1 (408|503) ")
                        .containsIgnoringCase("connection: close");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            Eventually.holds(
                    "no body that is still received",
                    () -> new Metrics(environment).sum("broker_connect_bodies_receiving") == 0);
        }
        assertThat(Person.named("investor", environment)
                        .get(CONFIGS)
                        .expectStatus(200)
                        .json())
                .isEmpty();
    }

    @Test
    @Attack(area = Area.CLIENTS, value = "300 reads while the broker hangs", defence = "A limit of reads that wait")
    void three_hundred_reads_of_a_broker_that_hangs_leave_the_server_to_others() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        environment.sandbox().faults().add(Fault.slow("GET", "/portfolio/holdings", Duration.ofSeconds(4)));

        List<CompletableFuture<HttpResponse<String>>> reads = Load.of(
                300, environment.url().resolve("/api/portfolio/" + account.id()), environment.bearer("investor"));
        new ServedMeanwhile(api).until("answers to all reads", () -> {
            assertThat(account.state()).as("a read of the database only").isEqualTo("CONNECTED");
            return Load.unanswered(reads) == 0;
        });

        assertThat(reads).extracting(read -> read.join().statusCode()).allSatisfy(status -> assertThat(status)
                .isIn(200, 503));
    }

    @Test
    @Attack(
            area = Area.LOGS,
            value = "Refused tokens and aborted uploads fill the log",
            defence = "They are counted, not logged")
    void strangers_and_clients_that_leave_hardly_write_to_the_log() throws Exception {
        int before = environment.serverLog().length();
        for (int each = 0; each < 50; each++) {
            api.send(api.request(CONFIGS)
                            .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                            .buildGet())
                    .expectStatus(401);
        }
        int afterTokens = environment.serverLog().length();
        abortUploads(20);
        Eventually.holds(
                "no body that is still received",
                () -> new Metrics(environment).sum("broker_connect_bodies_receiving") == 0);
        int afterUploads = environment.serverLog().length();

        assertThat(afterTokens - before)
                .as("bytes of log for 50 refused tokens")
                .isLessThan(50 * SHORTEST_RECORD);
        assertThat(afterUploads - afterTokens)
                .as("bytes of log for 20 aborted uploads")
                .isLessThan(20 * SHORTEST_RECORD);
        assertThat(new Metrics(environment).sum("broker_connect_tokens_refused_total"))
                .isGreaterThanOrEqualTo(50);
    }

    private void abortUploads(int count) throws IOException {
        try (OpenRequests requests = new OpenRequests(environment.url())) {
            String head = requests.head("POST", CONFIGS, environment.bearer("investor"), 1_000);
            for (int each = 0; each < count; each++) {
                requests.send(head + "{\"broker\":").close();
            }
        }
    }
}
