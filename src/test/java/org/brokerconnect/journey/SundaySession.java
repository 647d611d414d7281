package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/**
 * The Sunday session of 2026-11-08, whose hours the application's own market hours do not know. The other node has a
 * market hours file that states them.
 */
final class SundaySession {

    private static final Path SHIPPED =
            Path.of("src", "main", "resources", "org", "brokerconnect", "market", "market-hours.json");
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 8);

    private final TestEnvironment here;
    private final TestEnvironment there;
    private final Path file;
    private final KiteSandbox sandbox;

    /** @param file the market hours file of the other node, which it reads within a second of a change */
    SundaySession(TestEnvironment here, TestEnvironment there, Path file) {
        this.here = here;
        this.there = there;
        this.file = file;
        sandbox = here.sandbox();
    }

    /** Writes the shipped file with hours for the Sunday session; they are made up. */
    static void write(Path file, String from, String to) throws IOException {
        String shipped = Files.readString(SHIPPED);
        String changed = shipped.replaceFirst(
                "\"state\": \"UNKNOWN\",",
                "\"state\": \"SPECIAL\", \"sessions\": [{\"phase\": \"OPEN\", \"from\": \"" + from + "\", \"to\": \""
                        + to + "\"}],");
        assertThat(changed).isNotEqualTo(shipped);
        Files.writeString(file, changed);
    }

    /** Expects the session from 18:15 to 19:15 in the file, and leaves it so. */
    void run() throws Exception {
        sandbox.market().setDay(SUNDAY, true);
        timeIs("18:30");
        Account account = Person.named("investor", here).setUp();
        account.connectAs("AB1234");
        PortfolioClient unaware = new PortfolioClient(here, account);
        unaware.expireCaches();
        assertMarket(unaware.readLive(), "UNKNOWN", null, null);

        PortfolioClient portfolio =
                new PortfolioClient(there, new Account(Person.named("investor", there), account.id()));
        portfolio.expireCaches();
        assertMarket(portfolio.readLive(), "OPEN", SUNDAY.toString(), null);
        assertThat(portfolio.history("").path("points").findValuesAsText("day")).containsExactly(SUNDAY.toString());
        timeIs("19:30");
        assertMarket(portfolio.readLive(), "CLOSED", SUNDAY.toString(), indian("19:15"));

        write(file, "18:00", "20:00");
        Eventually.holds("the changed file is used", () -> phase(portfolio).equals("OPEN"));
        Files.writeString(file, "{}");
        try {
            Eventually.holds("a file that cannot be used is reported", () -> there.serverLog()
                    .contains("the changed market hours cannot be used"));
            assertThat(phase(portfolio)).isEqualTo("OPEN");
        } finally {
            write(file, "18:15", "19:15");
        }
    }

    private void timeIs(String time) {
        sandbox.clock().freeze(Instant.parse(indian(time)));
    }

    private static String indian(String time) {
        return SUNDAY + "T" + time + ":00+05:30";
    }

    private static String phase(PortfolioClient portfolio) {
        return portfolio.holdings().at("/market/phase").asText();
    }

    private static void assertMarket(JsonNode answer, String phase, String tradingDay, String pricesAsOf) {
        JsonNode market = answer.path("market");
        assertThat(market.path("phase").asText()).as(market.toString()).isEqualTo(phase);
        assertThat(market.path("tradingDay").asText(null)).isEqualTo(tradingDay);
        assertThat(market.path("pricesAsOf").asText(null))
                .isEqualTo(pricesAsOf == null ? null : Instant.parse(pricesAsOf).toString());
    }
}
