package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.http.ClientAddresses;
import org.junit.jupiter.api.Test;

/** Refused tokens of a network are counted, and beyond the limit none is verified until one passes again. */
class RefusedTokenLimitTest {

    private static final int LIMIT = 20;

    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RefusedTokenLimit limit = new RefusedTokenLimit(
            new RequestLimiter(
                    new LocalBuckets(time),
                    new MemoryBuckets(),
                    new StoreOutage(meters, time::currentTimeNanos),
                    new RequestLimitConfig(9, 9, 9, 9, 9, 9, 9, LIMIT),
                    meters),
            new ClientAddresses(Optional.empty()));
    private final Map<Object, Object> sent = new HashMap<>();

    private final HttpServletResponse response = PartialFake.of(
            HttpServletResponse.class,
            Map.of(
                    "setHeader", header -> sent.put(header[0], header[1]),
                    "sendError", error -> sent.put("status", error[0])));

    private static HttpServletRequest from(String address) {
        Map<Object, Object> attributes = new HashMap<>();
        return PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getRemoteAddr", none -> address,
                        "getHeaders", name -> null,
                        "getAttribute", name -> attributes.get(name[0]),
                        "setAttribute", attribute -> attributes.put(attribute[0], attribute[1])));
    }

    private boolean admits(String address) {
        return limit.admit(from(address), response);
    }

    private void refuse(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.refused(from(address));
        }
    }

    @Test
    void accepted_tokens_do_not_count() {
        for (int i = 0; i < 10 * LIMIT; i++) {
            assertThat(admits("192.0.2.1")).isTrue();
        }
    }

    @Test
    void beyond_the_limit_no_token_of_the_network_is_verified_and_others_are() {
        refuse("2001:db8:1:1::1", LIMIT - 1);
        assertThat(admits("2001:db8:1:1::2")).isTrue();
        refuse("2001:db8:1:1::3", 1);

        assertThat(admits("2001:db8:1:1::4")).isFalse();
        assertThat(admits("2001:db8:1:2::1")).isTrue();
        assertThat(sent).containsEntry("status", 429).containsKeys("Retry-After", "RateLimit-Policy", "RateLimit");
        assertThat(meters.counter(
                                "broker_connect_request_limits",
                                "limit",
                                "refused-tokens-of-address",
                                "result",
                                "refused")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_token_is_verified_again_when_the_next_one_passes() {
        refuse("192.0.2.1", LIMIT);
        assertThat(admits("192.0.2.1")).isFalse();

        time.advance(Duration.ofSeconds(60 / LIMIT));

        assertThat(admits("192.0.2.1")).isTrue();
    }

    @Test
    void tokens_that_the_server_refuses_itself_count_too() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(limit.isOneTooMany(from("192.0.2.1"), response)).isFalse();
        }

        assertThat(sent).isEmpty();
        assertThat(limit.isOneTooMany(from("192.0.2.1"), response)).isTrue();
        assertThat(sent).containsOnlyKeys("Retry-After", "RateLimit-Policy", "RateLimit");
        assertThat(admits("192.0.2.1")).isFalse();
        assertThat(limit.isOneTooMany(from("192.0.2.2"), response)).isFalse();
    }

    @Test
    void a_refused_token_counts_once_for_each_request() {
        HttpServletRequest counted = from("192.0.2.1");
        limit.refused(counted);

        for (int i = 0; i < 2 * LIMIT; i++) {
            assertThat(limit.isOneTooMany(counted, response)).isFalse();
        }
        assertThat(admits("192.0.2.1")).isTrue();
    }
}
