package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The value history of a portfolio. Points within a day are six hours apart in this test: from 05:30, 11:30 and 17:30
 * IST.
 */
@WithTestEnvironment
class HistoryIT {

    private static final List<String> NUMBERS =
            List.of("invested", "value", "profit", "profitPercent", "dayChange", "dayChangePercent");

    /** Since the point before, so that no answer has them. */
    private static final List<String> CHANGES = List.of("cashFlow", "gain");

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final DatabaseRows rows;
    private final Sweeps sweeps;
    private Person investor;
    private Account account;
    private PortfolioClient portfolio;

    HistoryIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
    }

    @BeforeEach
    void set_up() {
        setIndianTime("2026-11-17T10:00");
        investor = Person.named("investor", environment);
        account = investor.setUp();
        portfolio = new PortfolioClient(environment, account);
    }

    private void setIndianTime(String time) {
        sandbox.clock().freeze(Instant.parse(time + ":00+05:30"));
    }

    private JsonNode connectAndRead(String time) {
        setIndianTime(time);
        account.connectAs("AB1234");
        portfolio.expireCaches();
        return portfolio.readLive();
    }

    private JsonNode points(String query) {
        return portfolio.history(query).path("points");
    }

    private List<String> days(String query) {
        return points(query).findValuesAsText("day");
    }

    /** A number that the totals lack is missing in the point, too. */
    private static void assertPoint(JsonNode point, JsonNode response) {
        JsonNode totals = response.path("totals");
        assertThat(point.path("asOf")).isEqualTo(response.path("asOf"));
        assertThat(NUMBERS).allSatisfy(number -> assertThat(point.path(number)).isEqualTo(totals.path(number)));
        assertThat(point.path("notIncluded").asInt(-1))
                .isEqualTo(totals.path("withoutPrice").size()
                        + response.path("unreadable").size());
        assertThat(point.properties())
                .extracting(Map.Entry::getKey)
                .filteredOn(field -> !NUMBERS.contains(field) && !CHANGES.contains(field))
                .containsExactlyInAnyOrder("day", "asOf", "notIncluded");
    }

    @Test
    void a_connection_that_was_never_connected_has_no_history() {
        JsonNode response = portfolio.history("");

        assertThat(response.path("resolution").asText()).isEqualTo("DAY");
        assertThat(response.path("from").asText()).isEqualTo("2025-11-17");
        assertThat(response.path("to").asText()).isEqualTo("2026-11-17");
        assertThat(response.path("currency").asText()).isEqualTo("INR");
        assertThat(response.path("points").isEmpty()).isTrue();
    }

    @Test
    void each_trading_day_has_one_point_with_the_last_answer_of_that_day() {
        connectAndRead("2026-11-17T10:00");
        setIndianTime("2026-11-17T14:00");
        JsonNode tuesday = portfolio.readLive();
        JsonNode wednesday = connectAndRead("2026-11-18T15:59");
        setIndianTime("2026-11-18T23:59");
        JsonNode wednesdayNight = portfolio.readLive();
        JsonNode friday = connectAndRead("2026-11-20T09:15");
        connectAndRead("2026-11-21T12:00");
        connectAndRead("2026-11-22T12:00");
        connectAndRead("2026-11-23T09:13");

        JsonNode points = points("");

        assertThat(points.findValuesAsText("day")).containsExactly("2026-11-17", "2026-11-18", "2026-11-20");
        assertPoint(points.get(0), tuesday);
        assertPoint(points.get(1), wednesdayNight);
        assertPoint(points.get(2), friday);
        assertThat(points.get(0).path("value"))
                .isNotEqualTo(wednesday.path("totals").path("value"));
        assertThat(days("?from=2026-11-18&to=2026-11-19")).containsExactly("2026-11-18");
        assertThat(days("?from=2026-11-21")).isEmpty();
    }

    @Test
    void gains_are_told_apart_from_purchases_and_from_days_without_trades() {
        connectAndRead("2026-11-17T12:00");
        connectAndRead("2026-11-18T18:00");
        sandbox.setHolding("AB1234", "NSE:INFY", 200);
        JsonNode afterPurchase = connectAndRead("2026-11-19T12:00");

        JsonNode points = points("");

        assertThat(points.get(0).has("gain")).isFalse();
        assertThat(amount(points.get(1), "cashFlow")).isZero();
        assertThat(amount(points.get(1), "gain"))
                .isEqualByComparingTo(amount(points.get(1), "value").subtract(amount(points.get(0), "value")));
        assertThat(amount(points.get(2), "gain"))
                .isEqualByComparingTo(amount(afterPurchase.path("totals"), "dayChange"));
        assertThat(amount(points.get(2), "cashFlow"))
                .as("80 shares")
                .isBetween(new BigDecimal("100000"), new BigDecimal("160000"));
        JsonNode performance = portfolio.history("").path("performance");
        assertThat(performance.path("from").asText()).isEqualTo("2026-11-17");
        assertThat(performance.path("to").asText()).isEqualTo("2026-11-19");
        assertThat(amount(performance, "startValue")
                        .add(amount(performance, "cashFlow"))
                        .add(amount(performance, "gain")))
                .isEqualByComparingTo(amount(points.get(2), "value"));
        assertThat(portfolio.history("?resolution=INTRADAY").has("performance")).isFalse();
    }

    private static BigDecimal amount(JsonNode numbers, String name) {
        return new BigDecimal(numbers.path(name).asText());
    }

    @Test
    void each_interval_during_market_hours_has_a_point() {
        connectAndRead("2026-11-17T09:20");
        setIndianTime("2026-11-17T11:29");
        JsonNode morning = portfolio.readLive();
        setIndianTime("2026-11-17T15:59");
        JsonNode noon = portfolio.readLive();
        setIndianTime("2026-11-17T17:45");
        portfolio.readLive();

        JsonNode points = points("?resolution=INTRADAY");

        assertThat(points).hasSize(2);
        assertPoint(points.get(0), morning);
        assertPoint(points.get(1), noon);
        setIndianTime("2026-11-18T00:30");
        assertThat(points("?resolution=INTRADAY").isEmpty())
                .as("today has no points yet")
                .isTrue();
        assertThat(days("?resolution=INTRADAY&from=2026-11-17")).containsExactly("2026-11-17", "2026-11-17");
    }

    @Test
    void a_day_without_reads_has_a_point_by_background_reads() throws Exception {
        setIndianTime("2026-11-17T08:00");
        account.connectAs("AB1234");
        setIndianTime("2026-11-17T13:59");
        sweeps.awaitNext("sampling");
        assertThat(kiteReads()).as("within the first interval").isZero();

        setIndianTime("2026-11-17T14:01");
        Eventually.holds(
                "a sample at noon", () -> points("?resolution=INTRADAY").size() == 1);
        setIndianTime("2026-11-17T16:36");
        Eventually.holds("a sample of closing prices", () -> kiteReads() == 2);
        sweeps.awaitNext("sampling");
        setIndianTime("2026-11-17T23:00");
        sweeps.awaitNext("sampling");

        assertThat(kiteReads()).as("after the last sample of the day").isEqualTo(2);
        assertThat(days("")).containsExactly("2026-11-17");
        assertThat(PortfolioClient.asOf(points("").get(0))).isEqualTo("2026-11-17T11:06:00Z");
        sandbox.masterLogout("AB1234");
        JsonNode shown = portfolio.holdings();
        assertThat(shown.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(PortfolioClient.asOf(shown)).isEqualTo("2026-11-17T11:06:00Z");
    }

    private int kiteReads() {
        return sandbox.calls().count("GET /portfolio/holdings");
    }

    @Test
    void a_failed_background_read_is_retried_and_does_not_end_the_session() throws Exception {
        setIndianTime("2026-11-17T08:00");
        account.connectAs("AB1234");
        sandbox.faults().add(Fault.on("GET", "/portfolio/holdings", FaultKind.BAD_GATEWAY));
        setIndianTime("2026-11-17T14:01");
        Eventually.holds("a failed sample", () -> kiteReads() >= 1);
        sweeps.awaitNext("sampling");
        int failed = kiteReads();
        sandbox.faults().clear();

        setIndianTime("2026-11-17T21:20");
        Eventually.holds("a retry", () -> days("").size() == 1);

        assertThat(kiteReads()).isEqualTo(failed + 1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void accounts_without_a_session_or_with_a_closed_market_are_not_read() throws Exception {
        setIndianTime("2026-11-14T10:00");
        account.connectAs("AB1234");
        setIndianTime("2026-11-14T17:00");
        sweeps.awaitNext("sampling");
        setIndianTime("2026-11-16T16:36");
        sweeps.awaitNext("expiry", "sampling");

        assertThat(account.state()).isEqualTo("EXPIRED");
        assertThat(kiteReads()).isZero();
    }

    @Test
    void points_are_kept_after_a_disconnect_and_belong_to_the_account() {
        connectAndRead("2026-11-16T12:00");
        JsonNode mine = connectAndRead("2026-11-17T12:00");
        account.disconnect();
        assertThat(days("")).containsExactly("2026-11-16", "2026-11-17");

        setIndianTime("2026-11-18T12:00");
        account.connectAs("CD5678");
        assertThat(days("")).as("points of another account").isEmpty();
        portfolio.expireCaches();
        portfolio.readLive();
        assertThat(days("")).containsExactly("2026-11-18");
        account.disconnect();
        assertThat(days("")).as("points of the last connected account").containsExactly("2026-11-18");

        setIndianTime("2026-11-19T12:00");
        account.connectAs("AB1234");
        assertThat(days("")).containsExactly("2026-11-16", "2026-11-17");
        assertPoint(points("").get(1), mine);
    }

    @Test
    void old_points_are_deleted_by_the_retention_settings_of_their_resolution() throws Exception {
        connectAndRead("2026-11-17T12:00");
        assertThat(rows.count("portfolio_value")).isEqualTo(2);

        setIndianTime("2026-12-18T12:00");
        assertThat(days("?resolution=INTRADAY&from=2026-11-17")).hasSize(1);
        setIndianTime("2026-12-18T12:02");
        Eventually.holds("the point of the interval is deleted", () -> rows.count("portfolio_value") == 1);
        assertThat(days("")).containsExactly("2026-11-17");

        setIndianTime("2031-11-21T12:02");
        Eventually.holds("the point of the day is deleted", () -> rows.count("portfolio_value") == 0);
    }

    @Test
    void stored_values_are_sealed_and_deleted_with_their_connection() throws Exception {
        JsonNode response = connectAndRead("2026-11-17T12:00");
        String value = response.at("/totals/value").asText();

        List<String> stored =
                rows.read("select concat_ws(' ', id, resolution, slot, content_sealed) from portfolio_value");

        assertThat(stored).hasSize(2);
        assertThat(String.join("\n", stored))
                .doesNotContain("AB1234", "INR", "invested", value.substring(0, value.indexOf('.')));
        investor.delete(account.path()).expectStatus(204);
        assertThat(rows.count("portfolio_value")).isZero();
    }

    @Test
    void a_value_that_was_copied_to_another_row_cannot_be_decrypted() throws Exception {
        connectAndRead("2026-11-16T12:00");
        connectAndRead("2026-11-17T12:00");
        assertThat(rows.change("update portfolio_value set content_sealed = (select * from (select content_sealed from"
                        + " portfolio_value where day = '2026-11-16' and slot = 0) copied)"
                        + " where day = '2026-11-17' and slot = 0"))
                .isEqualTo(1);

        assertThat(days("")).as("the other points are shown").containsExactly("2026-11-16");
        assertThat(environment.logs()).contains("a stored secret was sealed for another row");
        assertThat(days("?to=2026-11-16")).containsExactly("2026-11-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?to=2026-11-31", "?resolution=day", "?from=2026-11-18&to=2026-11-17"})
    void an_invalid_parameter_is_reported(String query) {
        Reply refused = portfolio.read("/history" + query).expectProblem(400, "request-malformed");

        assertThat(refused.json().path("errors")).hasSize(1);
    }

    @Test
    void another_persons_history_is_404() {
        connectAndRead("2026-11-17T12:00");

        Person.named("investor2", environment)
                .get("/api/portfolio/" + account.id() + "/history")
                .expectProblem(404, "not-found");
    }
}
