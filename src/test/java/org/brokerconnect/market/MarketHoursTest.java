package org.brokerconnect.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in place of the one in the WAR. */
class MarketHoursTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write_the_shipped_file() throws IOException {
        file = folder.resolve("hours.json");
        Files.writeString(file, TestMarkets.shipped());
    }

    private MarketHours hours() {
        return new MarketHours(new MarketConfig(Optional.of(file.toString()), 25, 60));
    }

    private void replace(String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void without_a_file_the_one_in_the_war_is_used(String blank) {
        MarketHours hours = new MarketHours(new MarketConfig(Optional.of(blank), 25, 60));

        assertThat(hours.has("india")).isTrue();
        assertThat(hours.has("mars")).isFalse();
        assertThatThrownBy(() -> hours.calendar("mars")).hasMessageContaining("mars");
    }

    @Test
    void a_changed_file_is_used_without_a_restart() throws IOException {
        MarketHours hours = hours();
        assertThat(hours.calendar("india").tradingDay(CHRISTMAS)).isEmpty();

        replace("\"2026-12-25\": \"Christmas\"", "\"2026-12-24\": \"Christmas Eve\"");
        hours.reload();

        assertThat(hours.calendar("india").tradingDay(CHRISTMAS)).isPresent();
        assertThat(hours.isValid()).isTrue();
    }

    @Test
    void a_changed_file_that_cannot_be_used_changes_nothing_until_it_is_repaired() throws IOException {
        MarketHours hours = hours();

        replace("Asia/Kolkata", "Asia/Nowhere");
        hours.reload();
        assertThat(hours.isValid()).isFalse();
        assertThat(hours.calendar("india").tradingDay(CHRISTMAS)).isEmpty();

        replace("Asia/Nowhere", "Asia/Kolkata");
        hours.reload();
        assertThat(hours.isValid()).isTrue();
    }

    @Test
    void a_file_that_disappears_or_loses_a_market_changes_nothing() throws IOException {
        MarketHours hours = hours();

        replace("\"india\"", "\"other\"");
        hours.reload();
        assertThat(hours.isValid()).isFalse();
        assertThat(hours.has("india")).isTrue();

        Files.delete(file);
        hours.reload();
        assertThat(hours.isValid()).isFalse();
        assertThat(hours.has("india")).isTrue();
    }

    @Test
    void a_file_that_cannot_be_used_stops_the_start_with_a_report() throws IOException {
        replace("\"from\": \"15:15\", \"to\": \"15:20\"", "\"from\": \"15:10\", \"to\": \"15:20\"");

        assertThatThrownBy(this::hours)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("market.file")
                .hasMessageContaining("market india, AUCTION_STOCKS, hours from 2026-08-03")
                .hasMessageContaining("overlap at 15:10");
        Files.delete(file);
        assertThatThrownBy(this::hours).hasMessageContaining("cannot be read");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(this::hours).hasMessageContaining("larger than 1 MiB");
        Files.write(file, new byte[] {'{', (byte) 0xff});
        assertThatThrownBy(this::hours).isInstanceOf(InvalidSettingException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 361})
    void the_settlement_is_within_a_day(int minutes) {
        assertThatThrownBy(() -> new MarketConfig(Optional.empty(), minutes, 60))
                .hasMessageContaining("market.settled-minutes");
    }

    @Test
    void the_settlement_is_a_setting() {
        TradingDay day = new MarketHours(new MarketConfig(Optional.empty(), 60, 60))
                .calendar("india")
                .tradingDay(LocalDate.of(2026, 11, 23))
                .orElseThrow();

        assertThat(day.settled()).isEqualTo("2026-11-23T11:10:00Z");
    }
}
