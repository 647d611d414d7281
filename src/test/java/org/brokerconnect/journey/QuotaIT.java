package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Constant reads of many portfolios of one app. The sandbox broker accepts ten calls per second of its clock, which
 * runs here.
 */
@WithTestEnvironment
class QuotaIT {

    private static final List<String> CLIENTS = List.of("AB1234", "CD5678", "ZZ9999");
    private static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");
    private static final int READERS = CLIENTS.size() * PARTS.size();

    private final KiteSandbox sandbox;
    private final DatabaseRows rows;
    private final Metrics metrics;
    private final TestEnvironment environment;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private Person investor;
    private List<Account> accounts;

    QuotaIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
        rows = new DatabaseRows(environment);
        metrics = new Metrics(environment);
    }

    @BeforeEach
    void connect() {
        // in the middle of a day, so that no session ends
        sandbox.clock().set(Instant.parse("2026-11-24T06:00:00Z"));
        investor = Person.named("investor", environment);
        accounts = new ArrayList<>();
        for (String client : CLIENTS) {
            Account account = investor.setUp("Account " + client, KiteInspector.APPROVED, "sandboxapproved-secret");
            assertThat(account.connectAs(client).outcome()).isEqualTo("CONNECTED");
            accounts.add(account);
        }
    }

    @AfterEach
    void stop() {
        readers.shutdownNow();
    }

    /** Reads each section of each portfolio repeatedly, each in its own thread. */
    private List<Reply> readWhile(BooleanSupplier going) {
        ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> pages = new ArrayList<>();
        for (Account account : accounts) {
            for (String part : PARTS) {
                pages.add(CompletableFuture.runAsync(
                        () -> {
                            do {
                                replies.add(investor.get("/api/portfolio/" + account.id() + part));
                                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                            } while (going.getAsBoolean());
                        },
                        readers));
            }
        }
        CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new)).join();
        return List.copyOf(replies);
    }

    private List<Reply> readOnce() {
        return readWhile(() -> false);
    }

    private int refusedForRate() {
        return sandbox.calls().count(call -> call.status() == 429);
    }

    private int reads() {
        return sandbox.calls().count(call -> call.route().startsWith("GET /"));
    }

    @Test
    void heavy_reading_gives_no_errors_and_stays_within_the_rate_limit() throws Exception {
        List<Reply> replies = readWhile(() -> reads() < 4 * READERS);

        assertThat(reads()).isGreaterThanOrEqualTo(4 * READERS);
        assertThat(refusedForRate()).isZero();
        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.expectStatus(200).text("source"))
                        .as(reply.body())
                        .isIn("LIVE", "LAST_KNOWN"));
        assertThat(replies)
                .filteredOn(reply -> reply.text("source").equals("LIVE"))
                .hasSizeGreaterThan(replies.size() / 2);
        assertThat(accounts).allSatisfy(account -> assertThat(account.state()).isEqualTo("CONNECTED"));
        assertThat(rows.read("select count(*) from broker_session where failures > 0"))
                .as("a call that was not sent is no failure")
                .containsExactly("0");
        assertThat(metrics.sum(
                        "broker_connect_quota_waits_seconds_count",
                        "kind=\"zerodha-other\"",
                        "priority=\"INTERACTIVE\""))
                .isGreaterThanOrEqualTo(4 * READERS);
        assertThat(metrics.lines()).noneMatch(line -> line.contains(KiteInspector.APPROVED));
    }

    @Test
    void after_a_429_calls_pause_and_users_see_no_error() throws Exception {
        readOnce().forEach(reply -> reply.expectStatus(200));
        sandbox.clock().advance(Duration.ofMinutes(1));
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.TOO_MANY_REQUESTS));
        int before = reads();

        List<Reply> replies = readOnce();

        assertThat(replies).allSatisfy(reply -> {
            JsonNode response = reply.expectStatus(200).json();
            assertThat(response.path("source").asText()).isEqualTo("LAST_KNOWN");
            assertThat(response.path("reason").asText()).isIn("rate-limited", "quota-used", "broker-slow");
        });
        assertThat(reads() - before)
                .as("after the first 429 the other calls are not sent")
                .isLessThan(READERS);
        assertThat(accounts).allSatisfy(account -> assertThat(account.state()).isEqualTo("CONNECTED"));

        sandbox.faults().clear();
        sandbox.clock().advance(Duration.ofMinutes(1));
        Eventually.holds("live data", () -> readOnce().stream()
                .allMatch(reply -> reply.expectStatus(200).text("source").equals("LIVE")));
    }

    @Test
    void a_single_429_is_not_visible_to_users() {
        readOnce().forEach(reply -> reply.expectStatus(200));
        sandbox.clock().advance(Duration.ofMinutes(1));
        sandbox.faults()
                .add(Fault.on("GET", "/portfolio/holdings", FaultKind.TOO_MANY_REQUESTS)
                        .once());

        Reply reply = investor.get("/api/portfolio/" + accounts.get(0).id());

        assertThat(reply.expectStatus(200).text("source")).isEqualTo("LIVE");
        assertThat(refusedForRate()).isEqualTo(1);
    }

    @Test
    void without_saved_data_the_response_has_a_retry_after() {
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.TOO_MANY_REQUESTS));

        Reply reply = investor.get("/api/portfolio/" + accounts.get(0).id()).expectStatus(503);

        assertThat(reply.text("type")).isIn("/problems/rate-limited", "/problems/broker-slow");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void an_unchanged_portfolio_is_304() {
        sandbox.clock().freeze(sandbox.clock().instant());
        for (String part : PARTS) {
            String path = "/api/portfolio/" + accounts.get(0).id() + part;
            Reply first = investor.get(path).expectStatus(200);
            String tag = first.header("ETag");

            Reply same = investor.getIfNoneMatch(path, tag).expectStatus(304);
            sandbox.clock().advance(Duration.ofMinutes(1));
            Reply later = investor.getIfNoneMatch(path, tag).expectStatus(200);

            assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
            assertThat(same.body()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(tag);
            assertThat(same.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(first.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(first.header("Content-Type")).isEqualTo("application/json");
            assertThat(later.header("ETag"))
                    .as("the tag depends on the age of the data")
                    .isNotEqualTo(tag);
        }
    }

    @Test
    void a_malformed_if_none_match_is_ignored() {
        String path = "/api/portfolio/" + accounts.get(0).id();
        for (String malformed : List.of("\"", "xxx", "W/", ",", "W/\"x", "\"a\" \"b\"", "*, \"a\"")) {
            investor.getIfNoneMatch(path, malformed).expectStatus(200);
        }
    }

    @Test
    void the_etag_of_saved_data_is_stable_until_data_is_live() {
        String path = "/api/portfolio/" + accounts.get(0).id();
        Reply live = investor.get(path).expectStatus(200);
        accounts.get(0).disconnect();

        Reply old = investor.getIfNoneMatch(path, live.header("ETag")).expectStatus(200);

        assertThat(old.text("source")).isEqualTo("LAST_KNOWN");
        investor.getIfNoneMatch(path, old.header("ETag")).expectStatus(304);
        Person otherUser = Person.named("investor2", environment);
        otherUser.getIfNoneMatch(path, old.header("ETag")).expectProblem(404, "not-found");
    }
}
