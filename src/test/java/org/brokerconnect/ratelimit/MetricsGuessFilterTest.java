package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.http.ClientAddresses;
import org.junit.jupiter.api.Test;

/** Guesses at the password of {@code /metrics}, two a minute. */
class MetricsGuessFilterTest {

    private static final int LIMIT = 2;

    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MetricsGuessFilter filter = new MetricsGuessFilter(
            new RequestLimiter(
                    new LocalBuckets(time),
                    new MemoryBuckets(),
                    new StoreOutage(meters, time::currentTimeNanos),
                    new RequestLimitConfig(9, 9, 9, 9, 9, 9, LIMIT, 9),
                    meters),
            new ClientAddresses(Optional.empty()));

    private final Map<String, String> headers = new HashMap<>();
    private int status;

    /** The status of a request whose credentials the metrics' own check accepts or refuses. */
    private int send(String address, String authorization, boolean isRight) throws Exception {
        status = 200;
        headers.clear();
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getRemoteAddr", none -> address,
                        "getHeaders", name -> null,
                        "getHeader", name -> authorization));
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of(
                        "getStatus", none -> status,
                        "setHeader", header -> headers.put((String) header[0], (String) header[1]),
                        "sendError", error -> status = (Integer) error[0]));
        filter.doFilter(request, response, (checked, answered) -> status = isRight ? 200 : 401);
        return status;
    }

    private int guess() throws Exception {
        return send("192.0.2.1", "Basic guess", false);
    }

    @Test
    void wrong_passwords_are_limited_and_then_the_right_one_is_refused_too() throws Exception {
        assertThat(guess()).isEqualTo(401);
        assertThat(guess()).isEqualTo(401);

        assertThat(guess()).isEqualTo(429);
        assertThat(send("192.0.2.1", "Basic right", true)).isEqualTo(429);
        assertThat(headers)
                .isEqualTo(Map.of(
                        "Retry-After", "30",
                        "RateLimit-Policy", "\"metrics-guesses-of-address\";q=2;w=60",
                        "RateLimit", "\"metrics-guesses-of-address\";r=0;t=30"));
        assertThat(meters.get("broker_connect_request_limits")
                        .tags("limit", "metrics-guesses-of-address", "result", "refused")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void the_right_password_and_requests_without_one_are_no_guesses() throws Exception {
        for (int request = 0; request < 2 * LIMIT; request++) {
            assertThat(send("192.0.2.1", "Basic right", true)).isEqualTo(200);
            assertThat(send("192.0.2.1", null, false)).isEqualTo(401);
        }

        assertThat(guess()).isEqualTo(401);
    }

    @Test
    void another_network_and_a_later_time_are_not_affected() throws Exception {
        guess();
        guess();
        assertThat(guess()).isEqualTo(429);

        assertThat(send("192.0.2.9", "Basic right", true)).isEqualTo(200);
        time.advance(Duration.ofSeconds(30));
        assertThat(send("192.0.2.1", "Basic right", true)).isEqualTo(200);
    }

    @Test
    void a_failure_of_the_check_is_passed_on() {
        assertThat(catchThrowable(() -> filter.doFilter(
                        PartialFake.of(
                                HttpServletRequest.class,
                                Map.of("getRemoteAddr", none -> "192.0.2.1", "getHeaders", name -> null)),
                        PartialFake.of(HttpServletResponse.class, Map.of()),
                        (request, response) -> {
                            throw new IOException("closed");
                        })))
                .isInstanceOf(IOException.class);
    }
}
