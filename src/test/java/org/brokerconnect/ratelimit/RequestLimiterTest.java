package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes with one store. */
class RequestLimiterTest {

    private static final RequestLimit SHARED = RequestLimit.ATTEMPTS_OF_PERSON;
    private static final RequestLimit OF_NODE = RequestLimit.REQUESTS_OF_PERSON;
    private static final int LIMIT = 20;
    private static final RequestLimitConfig CONFIG = config(LIMIT);

    private final MemoryBuckets store = new MemoryBuckets();
    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreOutage outage = new StoreOutage(meters, time::currentTimeNanos);
    private final RequestLimiter nodeA = node();
    private final RequestLimiter nodeB = node();

    private static RequestLimitConfig config(int limit) {
        return new RequestLimitConfig(limit, limit, limit, limit, limit, limit, limit, limit);
    }

    private RequestLimiter node() {
        return new RequestLimiter(new LocalBuckets(time), store, outage, CONFIG, meters);
    }

    private static long allowed(RequestLimiter node, RequestLimit limit, String key, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> node.take(limit, key).isAllowed())
                .count();
    }

    private void advance(Duration duration) {
        time.advance(duration);
        store.advance(duration);
    }

    @ParameterizedTest
    @EnumSource
    void of_300_requests_the_limit_passes(RequestLimit limit) {
        assertThat(allowed(nodeA, limit, "asha", 300)).isEqualTo(LIMIT);

        RequestDecision refused = nodeA.take(limit, "asha");
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(refused.remaining()).isZero();
    }

    @Test
    void two_nodes_share_a_limit() {
        assertThat(allowed(nodeA, SHARED, "asha", 150) + allowed(nodeB, SHARED, "asha", 150))
                .isEqualTo(LIMIT);
    }

    @Test
    void a_limit_of_a_node_is_counted_by_each() {
        assertThat(allowed(nodeA, OF_NODE, "asha", 150) + allowed(nodeB, OF_NODE, "asha", 150))
                .isEqualTo(2 * LIMIT);
        assertThat(store.changes()).isZero();
    }

    @Test
    void other_people_are_not_affected() {
        allowed(nodeA, SHARED, "asha", 300);

        assertThat(nodeA.take(SHARED, "bela").isAllowed()).isTrue();
        assertThat(nodeB.take(SHARED, "Asha").isAllowed()).isTrue();
        assertThat(nodeA.take(RequestLimit.PASTED_ADDRESSES_OF_PERSON, "asha").isAllowed())
                .isTrue();
    }

    @Test
    void a_flood_costs_few_statements() {
        allowed(nodeA, SHARED, "asha", 10_000);
        allowed(nodeB, SHARED, "asha", 10_000);

        assertThat(store.changes()).isLessThanOrEqualTo(LIMIT + 1);
    }

    @Test
    void requests_pass_again_as_time_passes_and_no_more_than_the_limit_in_a_minute() {
        allowed(nodeA, SHARED, "asha", 300);

        advance(Duration.ofSeconds(3));
        assertThat(allowed(nodeA, SHARED, "asha", 300)).isEqualTo(1);

        advance(Duration.ofMinutes(1));
        assertThat(allowed(nodeA, SHARED, "asha", 300)).isEqualTo(LIMIT);
    }

    @Test
    void while_the_store_is_away_each_node_keeps_the_limit_and_tries_the_store_rarely() {
        store.failure = new IllegalStateException("no connection");

        assertThat(allowed(nodeA, SHARED, "asha", 300)).isEqualTo(LIMIT);
        assertThat(allowed(nodeB, SHARED, "asha", 300)).isEqualTo(LIMIT);

        assertThat(store.changes()).isEqualTo(1);
        assertThat(meters.get("broker_connect_request_limits_local").gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("broker_connect_request_limit_store_failures")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void when_the_store_is_back_the_nodes_share_the_limit_again() {
        store.failure = new IllegalStateException("no connection");
        nodeA.take(SHARED, "asha");
        store.failure = null;

        advance(Duration.ofMinutes(2));

        assertThat(allowed(nodeA, SHARED, "asha", 150) + allowed(nodeB, SHARED, "asha", 150))
                .isEqualTo(LIMIT);
        assertThat(meters.get("broker_connect_request_limits_local").gauge().value())
                .isZero();
    }

    @Test
    void one_caller_tries_the_store_after_each_pause() {
        outage.begin(new IllegalStateException("no connection"));
        assertThat(outage.isOngoing()).isTrue();

        time.advance(Duration.ofSeconds(5));

        assertThat(outage.isOngoing()).isFalse();
        assertThat(outage.isOngoing()).isTrue();
    }

    @Test
    void metrics_count_what_passed_and_what_was_refused_and_name_nobody() {
        allowed(nodeA, SHARED, "asha", 25);

        assertThat(count("allowed")).isEqualTo(LIMIT);
        assertThat(count("refused")).isEqualTo(5);
        assertThat(meters.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("asha"));
        assertThat(store.rows().keySet()).allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    private double count(String result) {
        return meters.get("broker_connect_request_limits")
                .tags("limit", "attempts-of-person", "result", result)
                .counter()
                .count();
    }

    @Test
    void the_fields_follow_the_draft() {
        RequestDecision first = nodeA.take(SHARED, "asha");
        assertThat(first.policy()).isEqualTo("\"attempts-of-person\";q=20;w=60");
        assertThat(first.state()).isEqualTo("\"attempts-of-person\";r=19");

        allowed(nodeA, SHARED, "asha", 300);
        assertThat(nodeA.take(SHARED, "asha").state()).isEqualTo("\"attempts-of-person\";r=0;t=3");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
    void a_limit_out_of_range_stops_the_start(int limit) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config(limit))
                .withMessage("The setting limits.requests-of-person-per-minute must be between 1 and 1000000");
    }
}
