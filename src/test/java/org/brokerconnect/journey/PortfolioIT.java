package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is shown of their portfolio, and how good it is said to be, whatever the broker does. Time stands still unless a test moves it. */
@WithStack
class PortfolioIT {

    private static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");

    /** The budget of the shipped settings, and what a busy machine may add. */
    private static final Duration AT_MOST = Duration.ofSeconds(3).plusSeconds(3);

    private final KiteSandbox sandbox;
    private final Kite kite;
    private final Rows rows;
    private final Stack stack;
    private Person investor;
    private Account account;

    PortfolioIT(Stack stack) {
        this.stack = stack;
        sandbox = stack.sandbox();
        kite = new Kite(stack);
        rows = new Rows(stack);
    }

    @BeforeEach
    void set_up() {
        // in the middle of a day: no session ends by itself
        sandbox.clock().freeze(Instant.parse("2026-11-24T06:00:00Z"));
        investor = Person.named("investor", stack);
        account = investor.setUp();
    }

    private Reply read(String part) {
        return investor.get("/api/portfolio/" + account.id() + part);
    }

    private JsonNode portfolio() {
        return read("").with(200).json();
    }

    private static Instant asOf(JsonNode answer) {
        return Instant.parse(answer.path("asOf").asText());
    }

    /** What the last answer said is not asked again sooner; limits per second end. */
    private void later() {
        sandbox.clock().advance(Duration.ofMinutes(1));
    }

    private JsonNode live() {
        JsonNode answer = portfolio();
        assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LIVE");
        assertThat(answer.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(answer.has("reason") || answer.has("message")).isFalse();
        assertThat(asOf(answer)).isEqualTo(sandbox.clock().instant());
        return answer;
    }

    private static void isLastKnown(JsonNode answer, JsonNode known, String state, String reason) {
        assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LAST_KNOWN");
        assertThat(asOf(answer)).isEqualTo(asOf(known));
        assertThat(answer.path("state").asText()).isEqualTo(state);
        assertThat(answer.path("reason").asText()).isEqualTo(reason);
        assertThat(answer.path("message").asText()).isNotBlank();
        assertThat(answer.path("holdings")).isEqualTo(known.path("holdings"));
        assertThat(answer.path("totals")).isEqualTo(known.path("totals"));
    }

    @Test
    void who_never_connected_sees_a_sample_and_no_broker_is_asked() {
        for (String part : PARTS) {
            JsonNode answer = read(part).with(200).json();

            assertThat(answer.path("source").asText()).isEqualTo("SAMPLE");
            assertThat(answer.has("asOf")).isFalse();
            assertThat(answer.path("state").asText()).isEqualTo("DISCONNECTED");
            assertThat(answer.path("reason").asText()).isEqualTo("never-connected");
            assertThat(answer.path("message").asText()).contains("sample", "made up", "Press Connect");
        }
        assertThat(sandbox.calls().count(call -> true)).isZero();
    }

    @Test
    void live_totals_are_the_brokers_own() throws Exception {
        account.connectAs("AB1234");

        JsonNode totals = live().path("totals");

        JsonNode summary = kite.data("/portfolio/holdings/summary");
        same(totals, "invested", summary, "invested_amount", 1e-6);
        same(totals, "value", summary, "current_value", 1e-6);
        same(totals, "profit", summary, "total_pnl", 1e-6);
        same(totals, "profitPercent", summary, "total_pnl_percent", 1e-4);
        same(totals, "dayChange", summary, "today_pnl", 1e-6);
        same(totals, "dayChangePercent", summary, "today_pnl_percent", 1e-4);
    }

    private static void same(JsonNode ours, String field, JsonNode theirs, String same, double error) {
        assertThat(theirs.has(same)).isTrue();
        assertThat(ours.path(field).asDouble())
                .as(field)
                .isCloseTo(theirs.path(same).asDouble(), offset(error));
    }

    @Test
    void every_part_is_live_and_complete() throws Exception {
        account.connectAs("AB1234");

        assertThat(live().path("holdings"))
                .hasSameSizeAs(kite.data("/portfolio/holdings"))
                .isNotEmpty();
        later();
        JsonNode positions = read("/positions").with(200).json();
        assertThat(positions.path("source").asText()).isEqualTo("LIVE");
        assertThat(positions.path("net"))
                .hasSameSizeAs(kite.data("/portfolio/positions").path("net"));
        assertThat(positions.path("net").findValuesAsText("quantity")).contains("0");
        JsonNode funds = read("/funds").with(200).json();
        assertThat(funds.at("/segments/0/name").asText()).isEqualTo("equity");
        assertThat(funds.at("/segments/0/spendable").decimalValue()).isEqualByComparingTo("99725.05");
        JsonNode mutual = read("/mutual-funds").with(200).json();
        assertThat(mutual.path("funds").findValuesAsText("quantity")).contains("1204.617");
        assertThat(mutual.at("/totals/value").asDouble()).isPositive();
    }

    @Test
    void a_broker_that_dies_leaves_the_last_numbers_and_their_age_until_it_is_back() {
        account.connectAs("AB1234");
        JsonNode known = live();
        later();
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.DROPPED));

        isLastKnown(portfolio(), known, account.state(), "broker-connection-lost");

        sandbox.faults().clear();
        later();
        assertThat(asOf(live())).isAfter(asOf(known));
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void nobody_waits_longer_for_a_slow_broker_than_the_budget() {
        account.connectAs("AB1234");
        JsonNode known = live();
        later();
        sandbox.faults().add(Fault.slow("GET", "/portfolio/holdings", Duration.ofSeconds(10)));
        long begin = System.nanoTime();

        JsonNode answer = portfolio();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
        assertThat(answer.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(answer.path("reason").asText()).isEqualTo("broker-slow");
        assertThat(asOf(answer)).isEqualTo(asOf(known));
    }

    @Test
    void too_many_calls_are_no_error() {
        account.connectAs("AB1234");
        JsonNode known = live();
        later();
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.TOO_MANY_REQUESTS));

        isLastKnown(portfolio(), known, account.state(), "rate-limited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAD_GATEWAY", "GARBLED", "WRONG_TYPE", "OVERSIZE", "SERVER_ERROR", "UNAVAILABLE"})
    void whatever_else_the_broker_does_the_last_numbers_stay(FaultKind kind) {
        account.connectAs("AB1234");
        JsonNode known = live();
        later();
        sandbox.faults().add(Fault.on("GET", "*", kind));

        JsonNode answer = portfolio();

        isLastKnown(answer, known, account.state(), answer.path("reason").asText());
    }

    @Test
    void what_the_plan_does_not_include_takes_nothing_away_from_the_rest() {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "/portfolio/positions", FaultKind.NO_PERMISSION));

        read("/positions").isProblem(409, "permission-missing");

        live();
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void when_nothing_was_ever_read_the_answer_says_so_instead_of_showing_a_sample() {
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));

        for (String part : PARTS) {
            read(part).isProblem(503, "broker-down");
        }
        account.disconnect();
        read("").isProblem(409, "not-connected");
    }

    @Test
    void the_daily_end_leaves_the_last_numbers() {
        account.connectAs("AB1234");
        JsonNode known = live();
        sandbox.clock().set(Instant.parse("2026-11-25T00:31:00Z"));

        isLastKnown(portfolio(), known, "EXPIRED", "session-ended");
    }

    @Test
    void a_log_out_everywhere_is_noticed_and_leaves_the_last_numbers() {
        account.connectAs("AB1234");
        JsonNode known = live();
        later();
        sandbox.masterLogout("AB1234");

        isLastKnown(portfolio(), known, "EXPIRED", "session-ended");
        isLastKnown(portfolio(), known, "EXPIRED", "session-ended");
        assertThat(sandbox.calls().count("GET /portfolio/holdings", 403)).isEqualTo(1);
    }

    @Test
    void after_a_reconnect_the_answer_says_what_changed() {
        account.connectAs("AB1234");
        assertThat(live().path("changes")).isEmpty();
        sandbox.masterLogout("AB1234");
        sandbox.hold("AB1234", "NSE:INFY", 100);
        sandbox.hold("AB1234", "NSE:TCS", 0);
        sandbox.hold("AB1234", "NSE:AXISBANK", 3);
        later();
        portfolio();

        account.connectAs("AB1234");
        later();

        JsonNode changes = live().path("changes");
        assertThat(changes.findValuesAsText("symbol")).containsExactly("AXISBANK", "INFY", "TCS");
        assertThat(changes.findValuesAsText("kind")).containsExactly("ADDED", "QUANTITY", "GONE");
        assertThat(changes.findValuesAsText("before")).containsExactly("0", "120", "35");
        assertThat(changes.findValuesAsText("now")).containsExactly("3", "100", "0");
        later();
        assertThat(live().path("changes")).as("until the next login").isEqualTo(changes);
    }

    @Test
    void disconnecting_leaves_the_last_numbers() {
        account.connectAs("AB1234");
        JsonNode known = live();

        account.disconnect();

        isLastKnown(portfolio(), known, "DISCONNECTED", "not-connected");
    }

    @Test
    void numbers_of_an_account_that_was_connected_earlier_are_not_shown_for_another() {
        account.connectAs("AB1234");
        live();
        account.disconnect();
        later();
        account.connectAs("CD5678");
        sandbox.faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));

        read("").isProblem(503, "broker-down");

        sandbox.faults().clear();
        later();
        assertThat(live().path("changes")).isEmpty();
    }

    @Test
    void people_who_ask_at_once_ask_the_broker_once() throws Exception {
        account.connectAs("AB1234");

        CompletableFuture.allOf(IntStream.range(0, 6)
                        .mapToObj(tab -> CompletableFuture.runAsync(this::live))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(sandbox.calls().count("GET /portfolio/holdings")).isEqualTo(1);
        assertThat(rows.count("portfolio_snapshot")).isEqualTo(1);
    }

    @Test
    void someone_elses_portfolio_is_not_there() {
        account.connectAs("AB1234");
        live();
        Person other = Person.named("investor2", stack);

        for (String part : PARTS) {
            other.get("/api/portfolio/" + account.id() + part).isProblem(404, "not-found");
        }
    }

    @Test
    void what_is_kept_can_be_read_by_nobody_and_goes_with_its_connection() throws Exception {
        account.connectAs("AB1234");
        live();
        for (String part : PARTS) {
            read(part).with(200);
        }
        assertThat(rows.count("portfolio_snapshot")).isEqualTo(4);

        List<String> kept = rows.read(
                "select concat_ws(' ', id, part, content_sealed, ifnull(baseline_sealed, '')) from portfolio_snapshot");
        assertThat(String.join("\n", kept))
                .doesNotContain("AB1234", "INFY", "RELIANCE", "NIFTY", "1378.42", "99725", "1204.617", "INE009A01021");

        investor.delete(account.path()).with(204);
        assertThat(rows.count("portfolio_snapshot")).isZero();
    }
}
