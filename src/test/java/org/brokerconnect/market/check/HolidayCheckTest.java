package org.brokerconnect.market.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.market.TestMarkets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison with a list that a real HTTP server returns. */
class HolidayCheckTest {

    private static final String CHRISTMAS = day("2026-12-25", "Christmas", "\"NSE\",\"NFO\",\"CDS\"", "");

    private final AtomicInteger calls = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String day(String date, String name, String closed, String open) {
        return "{\"date\":\"" + date + "\",\"description\":\"" + name + "\",\"holiday_type\":\"TRADING_HOLIDAY\","
                + "\"closed_exchanges\":[" + closed + "],\"open_exchanges\":[" + open + "]}";
    }

    private static String list(String... days) {
        return "{\"status\":\"success\",\"data\":[" + String.join(",", days) + "]}";
    }

    private HolidayCheck check(String url, String now) {
        CheckConfig config = new CheckConfig(Optional.of(url), 24);
        HolidayCheck check = new HolidayCheck(
                config,
                new PublicHolidays(),
                TestMarkets.SHIPPED,
                Clock.fixed(Instant.parse(now + "T06:00:00Z"), ZoneOffset.UTC));
        check.register(new Startup(), meters);
        return check;
    }

    private List<String> differences(String now) {
        HolidayCheck check = check("http://127.0.0.1:" + server.getAddress().getPort() + "/", now);
        check.compare();
        return check.differences();
    }

    @Test
    void equal_lists_have_no_differences() {
        answer = list(CHRISTMAS, day("2026-12-20", "Settlement holiday", "", ""));

        assertThat(differences("2026-11-30")).isEmpty();
        assertThat(meters.get("broker_connect_market_differences").gauge().value())
                .isZero();
    }

    @Test
    void each_kind_of_difference_is_reported() {
        String special = "{\"exchange\":\"NSE\",\"start_time\":1,\"end_time\":2}";
        answer = list(
                day("2026-11-08", "Muhurat", "", special),
                day("2026-11-15", "Drill", "", special),
                day("2026-12-10", "Elections", "\"NSE\",\"NFO\"", ""),
                day("2026-12-26", "Later", "", ""));

        assertThat(differences("2026-11-01"))
                .contains(
                        "2026-11-08 NSE: the file does not know the hours, the list does: Muhurat",
                        "2026-11-15 NSE: closed in the file, a session in the list: Drill",
                        "2026-12-10 NFO: trading in the file, closed in the list: Elections",
                        "2026-12-10 NSE: trading in the file, closed in the list: Elections",
                        "2026-12-25 NSE: closed in the file, not in the list");
        assertThat(meters.get("broker_connect_market_differences").gauge().value())
                .isPositive();
    }

    @Test
    void past_days_and_days_that_the_file_does_not_cover_are_left_out() {
        answer = list(
                day("2026-11-09", "Past", "\"NSE\"", ""), CHRISTMAS, day("2027-01-26", "Republic Day", "\"NSE\"", ""));

        assertThat(differences("2026-11-30")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not JSON",
                "{\"data\":[]}",
                "{\"data\":[{\"date\":\"soon\"}]}",
                "{\"data\":[{\"description\":\"no date\"}]}"
            })
    void what_is_no_list_is_no_result(String garbled) {
        answer = garbled;

        assertThat(differences("2026-11-30")).isEmpty();
        assertThat(meters.get("broker_connect_market_differences").gauge().value())
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 429, 500})
    void a_refusal_is_no_result(int refusal) {
        answer = list(CHRISTMAS);
        status = refusal;

        differences("2026-11-30");

        assertThat(meters.get("broker_connect_market_differences").gauge().value())
                .isNaN();
    }

    @Test
    void nothing_is_called_unless_an_administrator_names_a_list() {
        HolidayCheck off = check(" ", "2026-11-30");

        off.compare();

        assertThat(calls).hasValue(0);
        assertThat(meters.getMeters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/holidays", "holidays", "ftp://example.com", "https:///x", "::"})
    void the_address_must_be_https(String url) {
        assertThatThrownBy(() -> new CheckConfig(Optional.of(url), 24)).isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> new CheckConfig(Optional.empty(), 0)).isInstanceOf(InvalidSettingException.class);
    }
}
