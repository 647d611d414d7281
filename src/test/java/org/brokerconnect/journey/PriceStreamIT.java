package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.brokerconnect.journey.SseClient.Event;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Price events for all states of the broker's stream and session. Only the test changes prices. */
@WithTestEnvironment
class PriceStreamIT {

    private static final String UPGRADE = "GET /";
    private static final String LAST_PRICES = "GET /quote/ltp";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGER_THAN_POLLS = Duration.ofSeconds(5);

    private final KiteSandbox sandbox;
    private final Metrics metrics;
    private final DatabaseRows rows;
    private final TestEnvironment environment;
    private Account account;

    PriceStreamIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
        metrics = new Metrics(environment);
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void set_up() throws Exception {
        Eventually.holds("no watcher of another test", () -> metrics.sum("broker_connect_price_watchers") == 0);
        Eventually.holds("no stream of another test", () -> metrics.sum("broker_connect_price_sockets") == 0);
        // while the market is open
        sandbox.clock().freeze(Instant.parse("2026-11-25T06:00:00Z"));
        account = Person.named("investor", environment).setUp();
    }

    private SseClient watch() {
        return SseClient.watch(environment, "investor", account.id());
    }

    private JsonNode read() {
        // past the cache life
        sandbox.clock().advance(Duration.ofSeconds(3));
        JsonNode response = account.person()
                .get("/api/portfolio/" + account.id())
                .expectStatus(200)
                .json();
        assertThat(response.path("source").asText()).isEqualTo("LIVE");
        return response;
    }

    private static Event next(SseClient page, String name, Predicate<JsonNode> claim) {
        Event event = page.next();
        while (!event.name().equals(name) || !claim.test(event.data())) {
            assertThat(event.name()).as("the stream ended: " + event).isNotEqualTo("end");
            event = page.next();
        }
        return event;
    }

    private static JsonNode feed(SseClient page, String mode) {
        return next(page, "feed", feed -> feed.path("mode").asText().equals(mode))
                .data();
    }

    private static void assertOff(SseClient page, String reason) {
        JsonNode feed = feed(page, "OFF");
        assertThat(feed.path("reason").asText()).isEqualTo(reason);
        assertThat(feed.path("message").asText()).isNotBlank();
    }

    private static List<String> symbols(JsonNode response) {
        return response.path("holdings").findValuesAsText("symbol");
    }

    /** Waits for an update whose totals equal those of a read at the same prices. */
    private void assertAgrees(SseClient page, JsonNode read) {
        JsonNode totals = read.path("totals");
        next(page, "prices", update -> update.path("totals").equals(totals));
    }

    /** A poll that was under way may still end; after that none comes for longer than the time between two polls. */
    private void assertPollingEnds() throws Exception {
        int[] polls = {-1};
        long[] since = {0};
        Eventually.holds("polling ends", () -> {
            int now = sandbox.calls().count(LAST_PRICES);
            since[0] = now == polls[0] ? since[0] : System.nanoTime();
            polls[0] = now;
            return System.nanoTime() - since[0] > LONGER_THAN_POLLS.toNanos();
        });
    }

    /** An update that was sent before the tick does not count. */
    private void assertLive(SseClient page) {
        Instrument infosys = sandbox.instruments().require("NSE:INFY");
        int[] price = {1700};
        Latency.assertMedianWithin(SECOND, 7, () -> {
            sandbox.market().setPrice(infosys, price[0] += 10);
            sandbox.sockets().tick();
            long ticked = System.nanoTime();
            double expected = sandbox.market().last(infosys);
            return next(page, "prices", prices -> hasPrice(prices, "INFY", expected))
                            .receivedNanos()
                    - ticked;
        });
        assertAgrees(page, read());
    }

    private static boolean hasPrice(JsonNode prices, String symbol, double expected) {
        for (JsonNode holding : prices.path("holdings")) {
            if (holding.path("symbol").asText().equals(symbol)
                    && Math.abs(holding.path("lastPrice").asDouble() - expected) < 0.001) {
                return true;
            }
        }
        return false;
    }

    @Test
    void one_stream_has_status_changes_and_prices_of_own_portfolios_only() throws Exception {
        account.connectAs("AB1234");
        Account other = Person.named("investor2", environment).setUp();
        String unknown = UUID.randomUUID().toString();

        try (SseClient page =
                SseClient.stream(environment, "investor", String.join(",", account.id(), other.id(), unknown))) {
            assertThat(page.head().statusCode()).isEqualTo(200);
            Event status = next(page, "status", data -> true);
            assertThat(status.state()).isEqualTo("CONNECTED");
            assertThat(status.id()).isNotBlank();
            assertThat(feed(page, "STREAMING").path("configId").asText()).isEqualTo(account.id());
            assertLive(page);

            account.person().delete("/api/broker/configs/" + account.id()).expectStatus(204);
            Event deleted =
                    next(page, "change", data -> data.path("change").asText().equals("DELETED"));
            assertThat(deleted.data().path("connectionId").asText()).isEqualTo(account.id());
        }
        Eventually.holds("no watcher is left", () -> metrics.sum("broker_connect_price_watchers") == 0);
    }

    @Test
    void a_stream_with_an_invalid_id_is_refused() {
        try (SseClient page = SseClient.stream(environment, "investor", "1")) {
            assertThat(page.head().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_page_gets_the_mode_then_all_holdings_then_each_change_within_a_second() {
        account.connectAs("AB1234");
        JsonNode known = read();

        try (SseClient page = watch()) {
            assertThat(page.head().statusCode()).isEqualTo(200);
            assertThat(page.head().headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(page.head().headers().allValues("X-Accel-Buffering")).containsExactly("no");
            Event feed = page.next("feed");
            assertThat(feed.id()).isNull();
            assertThat(feed.data().path("mode").asText()).isEqualTo("STREAMING");
            assertThat(feed.data().has("reason") || feed.data().has("message")).isFalse();
            JsonNode first = page.next("prices").data();
            assertThat(first.path("complete").booleanValue()).isTrue();
            assertThat(symbols(first)).isEqualTo(symbols(known));
            assertThat(first.path("totals")).isEqualTo(known.path("totals"));

            sandbox.sockets().tick();
            Event moved = page.next("prices");

            assertThat(moved.data().path("complete").booleanValue()).isFalse();
            assertThat(symbols(moved.data())).isNotEmpty();
            JsonNode read = read();
            if (!moved.data().path("totals").equals(read.path("totals"))) {
                assertAgrees(page, read);
            }
            assertLive(page);
        }
    }

    @Test
    void pages_of_one_connection_share_a_socket_that_closes_after_the_last_page() throws Exception {
        account.connectAs("AB1234");
        SseClient one = watch();
        feed(one, "STREAMING");
        try (SseClient other = watch()) {
            feed(other, "STREAMING");
            assertThat(other.next("prices").data().path("complete").booleanValue())
                    .isTrue();
            assertThat(sandbox.sockets().count()).isEqualTo(1);
            assertThat(metrics.sum("broker_connect_price_sockets")).isEqualTo(1);
            assertThat(metrics.sum("broker_connect_price_feeds", "STREAMING")).isEqualTo(1);

            one.close();
            Eventually.holds("one open page", () -> metrics.sum("broker_connect_price_watchers") == 1);
            sandbox.sockets().tick();
            next(other, "prices", update -> true);
        }
        Eventually.holds("no open socket", () -> sandbox.sockets().count() == 0);
        Eventually.holds("no open page", () -> metrics.sum("broker_connect_price_watchers") == 0);
        assertThat(metrics.sum("broker_connect_price_ticks_total")).isPositive();
        assertThat(sandbox.calls().count(UPGRADE)).isEqualTo(1);
        assertThat(metrics.lines())
                .noneMatch(line -> line.contains("broker_connect_price") && line.contains(account.id()));
    }

    @Test
    void prices_are_polled_until_a_lost_socket_is_open_again() {
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            feed(page, "STREAMING");

            sandbox.sockets().abort();

            JsonNode meanwhile = feed(page, "POLLING");
            assertThat(meanwhile.path("reason").asText()).isEqualTo("broker-connection-lost");
            assertThat(meanwhile.path("message").asText()).isNotBlank();
            feed(page, "STREAMING");
            assertLive(page);
        }
    }

    @Test
    void prices_are_polled_while_the_broker_allows_no_further_stream() throws Exception {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "/", FaultKind.TOO_MANY_REQUESTS));
        try (SseClient page = watch()) {
            Event first = page.next("feed");
            assertThat(first.data().path("mode").asText()).isEqualTo("POLLING");
            assertThat(first.data().path("reason").asText()).isEqualTo("price-streams-full");
            assertThat(page.next("prices").data().path("complete").booleanValue())
                    .isTrue();
            sandbox.market().tick();
            assertAgrees(page, read());

            sandbox.faults().clear();
            feed(page, "STREAMING");
            assertPollingEnds();
            assertLive(page);
        }
    }

    @Test
    void an_api_plan_without_prices_turns_off_the_feed_only() {
        account = Person.named("investor", environment).setUp("Personal", "sandboxpersonal", "sandboxpersonal-secret");
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            Event first = page.next("feed");

            assertThat(first.data().path("mode").asText()).isEqualTo("OFF");
            assertThat(first.data().path("reason").asText()).isEqualTo("permission-missing");
            assertThat(account.state()).isEqualTo("CONNECTED");
            read();
            assertThat(sandbox.calls().count(UPGRADE)).isEqualTo(1);
        }
    }

    @Test
    void a_portfolio_that_cannot_be_read_has_no_prices_until_a_read_succeeds() {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "/portfolio/holdings", FaultKind.BAD_GATEWAY));
        try (SseClient page = watch()) {
            Event first = page.next("feed");
            assertThat(first.data().path("mode").asText()).isEqualTo("OFF");
            assertThat(first.data().path("reason").asText()).isEqualTo("broker-down");
            assertThat(Instant.parse(first.data().path("retryAt").asText()))
                    .isAfter(sandbox.clock().instant());
            assertThat(sandbox.sockets().count()).isZero();

            sandbox.faults().clear();
            feed(page, "STREAMING");
        }
    }

    @Test
    void an_open_page_is_notified_of_a_login_and_of_a_disconnect() throws Exception {
        try (SseClient page = watch()) {
            assertOff(page, "not-connected");

            account.connectAs("AB1234");
            feed(page, "STREAMING");
            assertThat(page.next("prices").data().path("complete").booleanValue())
                    .isTrue();

            account.disconnect();
            assertOff(page, "not-connected");
            Eventually.holds("no open socket", () -> sandbox.sockets().count() == 0);

            account.connectAs("AB1234");
            feed(page, "STREAMING");
            assertThat(page.next("prices").data().path("complete").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void the_daily_end_of_the_session_turns_off_the_feed() throws Exception {
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            feed(page, "STREAMING");

            sandbox.clock().set(Instant.parse("2026-11-26T00:30:00Z"));

            assertOff(page, "session-ended");
            Eventually.holds("no open socket", () -> sandbox.sockets().count() == 0);
        }
    }

    @Test
    void a_logout_from_all_sessions_is_detected_by_polling() {
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            feed(page, "STREAMING");

            sandbox.masterLogout("AB1234");

            assertOff(page, "session-ended");
            assertThat(account.state()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void the_socket_is_reopened_with_renewed_tokens() throws Exception {
        account = Person.named("investor", environment)
                .setUp("Approved", KiteInspector.APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            feed(page, "STREAMING");
            sandbox.clock().advance(Duration.ofMinutes(10));

            account.renew().expectStatus(200);
            Eventually.holds("another socket", () -> sandbox.calls().count(UPGRADE, 101) >= 2);
            Eventually.holds("one socket", () -> sandbox.sockets().count() == 1);

            sandbox.sockets().tick();
            JsonNode totals = read().path("totals");
            Event event = page.next();
            while (!event.data().path("totals").equals(totals)) {
                assertThat(event.data().path("mode").asText()).isNotEqualTo("OFF");
                event = page.next();
            }
            assertThat(sandbox.calls().count(UPGRADE, 403)).isZero();
        }
    }

    @Test
    void holdings_that_change_are_streamed_after_the_next_read() {
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            next(page, "prices", update -> update.path("complete").booleanValue());
            sandbox.setHolding("AB1234", "NSE:TCS", 0);
            sandbox.setHolding("AB1234", "NSE:AXISBANK", 3);

            JsonNode read = read();

            JsonNode all = next(
                            page, "prices", update -> update.path("complete").booleanValue())
                    .data();
            assertThat(symbols(all)).isEqualTo(symbols(read)).contains("AXISBANK");
            sandbox.sockets().tick();
            next(
                    page,
                    "prices",
                    update -> symbols(update).contains("AXISBANK")
                            && !update.path("complete").booleanValue());
        }
    }

    @Test
    void a_deletion_by_another_node_closes_the_watch() throws Exception {
        account.connectAs("AB1234");
        try (SseClient page = watch()) {
            feed(page, "STREAMING");

            rows.change("delete from broker_config where id = '" + UUID.fromString(account.id()) + "'");

            Event last = page.next();
            while (!last.name().equals("end")) {
                last = page.next();
            }
            Eventually.holds("no open socket", () -> sandbox.sockets().count() == 0);
        }
    }

    @Test
    void the_stream_of_another_persons_portfolio_is_404() {
        account.connectAs("AB1234");

        try (SseClient other = SseClient.watch(environment, "investor2", account.id())) {
            assertThat(other.head().statusCode()).isEqualTo(404);
        }
        assertThat(sandbox.sockets().count()).isZero();
    }

    @Test
    void the_number_of_streams_per_person_is_limited() {
        List<SseClient> pages = IntStream.range(0, 8).mapToObj(page -> watch()).toList();
        try {
            pages.forEach(page -> assertOff(page, "not-connected"));

            try (SseClient tooMany = watch()) {
                assertThat(tooMany.head().statusCode()).isEqualTo(429);
                assertThat(tooMany.head().headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            pages.forEach(SseClient::close);
        }
    }
}
