package org.brokerconnect.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:00Z");

    private static HttpResponse<?> response(Map<String, List<String>> headers) {
        return PartialFake.of(
                HttpResponse.class, Map.of("headers", none -> HttpHeaders.of(headers, (name, value) -> true)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "60, 60", "7200, 7200", "86401, 86400", "99999999999999999999, 86400", "' 9 ', 9"})
    void a_number_is_a_pause_in_seconds_of_at_most_a_day(String value, long seconds) {
        assertThat(RetryAfter.of(response(Map.of("Retry-After", List.of(value))), NOW))
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fri, 06 Nov 2026 08:50:37 GMT", "Friday, 06-Nov-26 08:50:37 GMT", "Fri Nov  6 08:50:37 2026"})
    void each_format_of_an_http_date_is_a_pause_from_now(String value) {
        assertThat(RetryAfter.of(response(Map.of("Retry-After", List.of(value))), NOW))
                .contains(Duration.ofSeconds(97));
    }

    @ParameterizedTest
    @CsvSource({
        "'Fri, 06 Nov 2026 07:00:00 GMT', 'Fri, 06 Nov 2026 07:01:00 GMT', 60",
        "'Fri, 06 Nov 2026 10:00:00 GMT', 'Fri, 06 Nov 2026 09:00:00 GMT', 0",
        "'Fri, 06 Nov 2026 07:00:00 GMT', 'Sun, 08 Nov 2026 07:00:00 GMT', 86400",
        "yesterday, 'Fri, 06 Nov 2026 08:50:00 GMT', 60"
    })
    void a_date_counts_from_the_date_of_the_response(String sent, String retryAfter, long seconds) {
        HttpResponse<?> response = response(Map.of("Date", List.of(sent), "Retry-After", List.of(retryAfter)));

        assertThat(RetryAfter.of(response, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void a_date_in_the_past_is_no_pause_also_with_a_year_of_two_digits() {
        assertThat(RetryAfter.of(response(Map.of("Retry-After", List.of("Sunday, 06-Nov-94 08:49:37 GMT"))), NOW))
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "7 s", "2026-11-06T08:50:37Z", "Fri, 06 Nov 2026 08:50:37 PST"})
    void anything_else_is_ignored(String value) {
        assertThat(RetryAfter.of(response(Map.of("Retry-After", List.of(value))), NOW))
                .isEmpty();
        assertThat(RetryAfter.of(response(Map.of()), NOW)).isEmpty();
    }
}
