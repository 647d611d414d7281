package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The end of a trading day, closed days and days of unknown hours, with the clock of server and sandbox moved.
 * {@link SundaySession} uses a second server with a market hours file of its own.
 */
@WithTestEnvironment
class MarketHoursIT {

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private Account account;
    private PortfolioClient portfolio;

    MarketHoursIT(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void set_up() {
        account = Person.named("investor", environment).setUp();
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

    private JsonNode readAt(String time) {
        setIndianTime(time);
        return portfolio.readLive();
    }

    private static String indian(String time) {
        return Instant.parse(time + ":00+05:30").toString();
    }

    private static double price(JsonNode rows, String symbol) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("symbol").asText().startsWith(symbol))
                .findFirst()
                .orElseThrow()
                .path("lastPrice")
                .asDouble();
    }

    private JsonNode positions() {
        return portfolio.read("/positions").expectStatus(200).json();
    }

    private double futurePrice() {
        return price(positions().path("net"), "NIFTY");
    }

    private String derivativesPhase() {
        return phase("EQUITY_DERIVATIVES");
    }

    /** Of the positions' markets. */
    private String phase(String segment) {
        return StreamSupport.stream(positions().path("markets").spliterator(), false)
                .filter(market -> market.path("segment").asText().equals(segment))
                .findFirst()
                .orElseThrow()
                .path("phase")
                .asText();
    }

    private List<String> days() {
        return portfolio.history("").path("points").findValuesAsText("day");
    }

    @Test
    void shares_stand_still_from_a_quarter_past_three_until_the_auction_and_derivatives_trade_on() {
        connectAndRead("2026-11-23T10:00");
        JsonNode still = readAt("2026-11-23T15:16");
        double future = futurePrice();
        assertMarket(still, "CLOSING_AUCTION", "2026-11-23", "2026-11-23T15:15");
        assertThat(still.at("/market/step").asText()).isEqualTo("REFERENCE_PRICE");
        assertThat(still.at("/market/nextChange").asText()).isEqualTo(indian("2026-11-23T15:20"));
        double standing = price(still.path("holdings"), "INFY");
        assertThat(price(readAt("2026-11-23T15:29").path("holdings"), "INFY")).isEqualTo(standing);

        JsonNode printed = readAt("2026-11-23T15:31");
        assertMarket(printed, "CLOSING_AUCTION", "2026-11-23", null);
        assertThat(printed.at("/market/step").asText()).isEqualTo("MATCHING");
        double close = price(printed.path("holdings"), "INFY");
        assertThat(close).isNotEqualTo(standing).isBetween(standing * 0.97, standing * 1.03);
        assertThat(futurePrice()).isNotEqualTo(future);

        JsonNode closed = readAt("2026-11-23T15:36");
        assertMarket(closed, "CLOSED", "2026-11-23", "2026-11-23T15:35");
        assertThat(price(closed.path("holdings"), "INFY")).isEqualTo(close);
        assertThat(derivativesPhase()).isEqualTo("OPEN");
        assertThat(phase("AUCTION_STOCKS")).isEqualTo("CLOSED");
        assertThat(phase("COMMODITY_DERIVATIVES")).as("not covered in winter").isEqualTo("UNKNOWN");
        assertThat(positions().path("net").findValuesAsText("segment"))
                .contains("AUCTION_STOCKS", "EQUITY_DERIVATIVES", "COMMODITY_DERIVATIVES");
        double last = futurePrice();

        assertMarket(readAt("2026-11-23T15:41"), "CLOSED", "2026-11-23", "2026-11-23T15:35");
        assertThat(derivativesPhase()).isEqualTo("CLOSED");
        assertThat(futurePrice()).isNotEqualTo(last);
        assertThat(closed.at("/market/opens").asText())
                .as("the next day is a holiday")
                .isEqualTo(indian("2026-11-25T09:15"));
        assertThat(days()).containsExactly("2026-11-23");
    }

    private static void assertMarket(JsonNode answer, String phase, String tradingDay, String pricesAsOf) {
        JsonNode market = answer.path("market");
        assertThat(market.path("phase").asText()).as(market.toString()).isEqualTo(phase);
        assertThat(market.path("tradingDay").asText(null)).isEqualTo(tradingDay);
        assertThat(market.path("pricesAsOf").asText(null)).isEqualTo(pricesAsOf == null ? null : indian(pricesAsOf));
    }

    @Test
    void a_sunday_and_a_holiday_have_the_prices_of_the_last_trading_day_and_no_point() {
        sandbox.market().setDay(LocalDate.of(2026, 11, 24), false);

        assertMarket(connectAndRead("2026-11-22T12:00"), "CLOSED", "2026-11-20", "2026-11-20T15:35");
        assertThat(days()).isEmpty();
        connectAndRead("2026-11-23T12:00");
        JsonNode holiday = connectAndRead("2026-11-24T12:00");

        assertMarket(holiday, "CLOSED", "2026-11-23", "2026-11-23T15:35");
        assertThat(holiday.at("/market/closedFor").asText()).isEqualTo("Guru Nanak Jayanti");
        assertThat(days()).containsExactly("2026-11-23");
    }

    @Test
    void a_day_that_is_not_covered_is_unknown_and_has_a_point_once_the_value_differs() {
        LocalDate friday = LocalDate.of(2027, 1, 1);
        sandbox.market().setDay(friday, false);
        connectAndRead("2026-12-31T16:30");

        JsonNode stale = connectAndRead("2027-01-01T12:00");
        assertMarket(stale, "UNKNOWN", null, null);
        assertThat(stale.path("market").has("opens")).isFalse();
        assertThat(days()).containsExactly("2026-12-31");

        sandbox.market().setDay(friday, null);
        portfolio.expireCaches();
        portfolio.readLive();
        assertThat(days()).containsExactly("2026-12-31", "2027-01-01");
    }

    @Test
    void a_session_that_has_ended_names_the_opening_before_which_to_log_in() {
        connectAndRead("2026-11-27T12:00");
        setIndianTime("2026-11-28T08:00");

        JsonNode status = account.person()
                .get("/api/broker/configs/" + account.id() + "/status")
                .expectStatus(200)
                .json();

        assertThat(status.path("state").asText()).isEqualTo("EXPIRED");
        assertThat(status.path("marketOpens").asText()).isEqualTo(indian("2026-11-30T09:15"));
    }
}
