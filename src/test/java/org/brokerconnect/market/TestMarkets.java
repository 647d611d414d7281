package org.brokerconnect.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Market hours for tests. */
public final class TestMarkets {

    /**
     * The market of the fake broker: 08:00 to 16:00 UTC on every day except Sundays, settled at 17:00. 2026-11-25 is a
     * holiday, and the hours of 2026-11-26 are unknown.
     */
    public static final MarketHours FAKE = MarketHours.of("""
            {"updated": "2026-01-01", "markets": [{
              "id": "fake", "name": "Fake market", "zone": "UTC", "weekend": ["SUNDAY"],
              "segments": [{
                "segment": "OTHER_STOCKS", "covered": {"from": "2000-01-01", "to": "2099-12-31"},
                "hours": [{"from": "2000-01-01", "source": "a test", "sessions": [
                  {"phase": "OPEN", "from": "08:00", "to": "16:00"}]}]
              }],
              "exceptions": [
                {"segments": ["OTHER_STOCKS"], "state": "CLOSED", "source": "a test",
                 "days": {"2026-11-25": "Holiday"}},
                {"segments": ["OTHER_STOCKS"], "state": "UNKNOWN", "source": "a test",
                 "days": {"2026-11-26": "Special session"}}]
            }]}
            """, Duration.ofHours(1));

    /** The file in the WAR, with the default settings. */
    public static final MarketHours SHIPPED = MarketHours.of(shipped(), Duration.ofMinutes(25));

    private TestMarkets() {}

    /** The file in the WAR. */
    static String shipped() {
        try (InputStream stream = MarketHours.class.getResourceAsStream("market-hours.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The Indian market of the file in the WAR, with the default settings. */
    public static MarketCalendar india() {
        return SHIPPED.calendar("india");
    }
}
