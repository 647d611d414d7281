package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.brokerconnect.ratelimit.BucketStore.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket of four tokens, to which a token is added each 100 ms. */
class TokenBucketTest {

    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Rate RATE = new Rate(4, PERIOD, Duration.ofMillis(10));

    private final TokenBucket bucket =
            TokenBucket.of(new Row(null, Instant.EPOCH, 0, Instant.parse("2026-11-30T09:00:00Z")), RATE);

    private void reserve(int tokens) {
        for (int token = 0; token < tokens; token++) {
            assertThat(bucket.reserve(Duration.ofMinutes(1))).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 13, 14, 15, 60})
    void a_pause_lasts_as_long_as_requested_whatever_was_reserved_before(int reserved) {
        reserve(reserved);

        bucket.drain(Duration.ofSeconds(1));

        assertThat(bucket.available()).isZero();
        assertThat(bucket.delay()).isEqualTo(Duration.ofSeconds(1).plus(PERIOD));
    }

    @ParameterizedTest
    @CsvSource({"PT59S, PT59S", "PT1M, PT1M", "PT1M0.1S, PT1M", "PT24H, PT1M"})
    void a_pause_lasts_at_most_a_minute(Duration requested, Duration pause) {
        bucket.drain(requested);

        assertThat(bucket.delay()).isEqualTo(pause.plus(PERIOD));
    }

    @Test
    void a_token_as_far_away_as_the_longest_wait_is_reserved_and_a_later_one_is_not() {
        reserve(4);

        assertThat(bucket.reserve(PERIOD.minusNanos(1))).isEmpty();
        assertThat(bucket.reserve(PERIOD))
                .get()
                .extracting(TokenBucket.Reservation::delay)
                .isEqualTo(PERIOD);
        assertThat(bucket.reserve(PERIOD)).isEmpty();
    }
}
