package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.broker.RateLimiter.Scope;
import org.brokerconnect.broker.RateLimiter.Window;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** The clock advances only while a call sleeps, and when a test advances it. */
class CallRateLimiterTest {

    private static final CallLimit OTHER = new CallLimit("other", 10, 4);
    private static final CallLimit QUOTE = new CallLimit("quote", 1, 1);
    private static final Secret APP = Secret.of("app");

    /** One token every seventh of the window of 1,250 ms. */
    private static final Duration PERIOD = Duration.ofNanos(178_571_429);

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RateLimitConfig config = new RateLimitConfig(1250, 8000, 2000, 5000, 1, 1000);
    private final CallRateLimiter rateLimiter = node(buckets::advance);

    /** Without jitter. */
    private CallRateLimiter node(Sleeper sleeper) {
        RandomGenerator zero = () -> 0;
        return new CallRateLimiter(buckets, config, meters, sleeper, zero);
    }

    private Duration waits(CallLimit limit, Priority priority) {
        Instant before = buckets.now();
        rateLimiter.await(limit, APP, priority);
        return Duration.between(before, buckets.now());
    }

    private void assertRefused(CallLimit limit, Priority priority) {
        CallNotSentException refused =
                catchThrowableOfType(CallNotSentException.class, () -> rateLimiter.await(limit, APP, priority));
        assertThat(refused.verdict()).isEqualTo(Verdict.RATE);
        assertThat(refused.code()).isEqualTo("quota-used");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void a_burst_passes_at_once_and_later_calls_wait_for_one_token_each() {
        for (int i = 0; i < 4; i++) {
            assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
        }

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isEqualTo(PERIOD);
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isBetween(PERIOD.minusNanos(1000), PERIOD.plusNanos(1000));
    }

    @Test
    void with_one_call_per_second_the_second_call_waits_for_a_window() {
        assertThat(waits(QUOTE, Priority.INTERACTIVE)).isZero();

        assertThat(waits(QUOTE, Priority.INTERACTIVE)).isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void a_call_that_would_wait_too_long_fails_at_once_and_takes_no_token() {
        CallRateLimiter impatient = node(time -> {});
        int admitted = 0;
        try {
            while (true) {
                impatient.await(OTHER, APP, Priority.INTERACTIVE);
                admitted++;
            }
        } catch (CallNotSentException refused) {
            // the burst of 4, and the tokens of the next two seconds
            assertThat(admitted).isEqualTo(4 + 11);
        }
        for (int i = 0; i < 100; i++) {
            assertRefused(OTHER, Priority.INTERACTIVE);
        }

        buckets.advance(PERIOD);
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_login_waits_longer_than_an_interactive_call() {
        CallRateLimiter reserving = node(time -> {});
        for (int i = 0; i < 15; i++) {
            reserving.await(OTHER, APP, Priority.INTERACTIVE);
        }

        assertRefused(OTHER, Priority.INTERACTIVE);
        assertThat(waits(OTHER, Priority.LOGIN)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void each_kind_of_call_and_each_app_has_its_own_bucket() {
        waits(QUOTE, Priority.INTERACTIVE);

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
        Instant before = buckets.now();
        rateLimiter.await(QUOTE, Secret.of("another app"), Priority.INTERACTIVE);
        assertThat(buckets.now()).isEqualTo(before);
    }

    @Test
    void background_calls_leave_a_token_for_interactive_calls() {
        for (int i = 0; i < 3; i++) {
            assertThat(waits(OTHER, Priority.BACKGROUND)).isZero();
        }

        CallRateLimiter another = node(time -> {
            throw new InterruptedException("it sleeps");
        });
        assertThatThrownBy(() -> another.await(OTHER, APP, Priority.BACKGROUND))
                .isInstanceOf(BrokerUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
    }

    @Test
    void background_calls_get_no_token_while_interactive_calls_wait() {
        CallRateLimiter reserving = node(time -> {});
        for (int i = 0; i < 15; i++) {
            reserving.await(OTHER, APP, Priority.INTERACTIVE);
        }

        Duration waited = waits(OTHER, Priority.BACKGROUND);

        assertThat(waited).as("eleven reserved, one taken, one left").isEqualTo(PERIOD.multipliedBy(13));
    }

    @Test
    void a_background_call_fails_when_interactive_calls_keep_arriving() {
        CallRateLimiter starved = node(time -> {
            buckets.advance(time);
            waits(OTHER, Priority.INTERACTIVE);
            waits(OTHER, Priority.INTERACTIVE);
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        assertThatThrownBy(() -> starved.await(OTHER, APP, Priority.BACKGROUND))
                .isInstanceOf(CallNotSentException.class);
    }

    @Test
    void with_a_burst_of_one_a_background_call_can_take_the_token() {
        assertThat(waits(QUOTE, Priority.BACKGROUND)).isZero();
    }

    @Test
    void after_a_429_every_call_pauses() {
        rateLimiter.pause(OTHER, APP, Duration.ZERO);

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1300));
    }

    @Test
    void several_429_at_the_same_time_cause_one_pause() {
        for (int i = 0; i < 8; i++) {
            rateLimiter.pause(OTHER, APP, Duration.ZERO);
        }

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThan(Duration.ofMillis(1300));
    }

    @Test
    void a_429_voids_the_reservation_of_a_waiting_call() {
        int[] sleeps = {0};
        CallRateLimiter sleeping = node(time -> {
            buckets.advance(time);
            if (sleeps[0]++ == 0) {
                rateLimiter.pause(OTHER, APP, Duration.ZERO);
            }
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }
        Instant before = buckets.now();

        sleeping.await(OTHER, APP, Priority.INTERACTIVE);

        assertThat(Duration.between(before, buckets.now())).isGreaterThan(PERIOD.plusSeconds(1));
    }

    @Test
    void a_waiting_call_fails_when_a_429_makes_its_wait_too_long() {
        CallRateLimiter sleeping = node(time -> {
            buckets.advance(time);
            rateLimiter.pause(OTHER, APP, Duration.ofSeconds(5));
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        assertThatThrownBy(() -> sleeping.await(OTHER, APP, Priority.INTERACTIVE))
                .isInstanceOf(CallNotSentException.class);
    }

    @Test
    void a_pause_lasts_as_long_as_the_broker_requests_but_at_most_a_minute() {
        rateLimiter.pause(OTHER, APP, Duration.ofSeconds(30));
        for (Priority priority : Priority.values()) {
            assertThat(catchThrowableOfType(CallNotSentException.class, () -> rateLimiter.await(OTHER, APP, priority))
                            .retryAfter())
                    .as("the rest of the pause, as the broker requested it")
                    .contains(Duration.ofSeconds(30));
        }
        buckets.advance(Duration.ofSeconds(31));
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();

        rateLimiter.pause(OTHER, APP, Duration.ofHours(1));
        buckets.advance(Duration.ofMinutes(1));
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void without_the_database_no_call_is_sent() {
        buckets.failure = new IllegalStateException("no connection");

        CallNotSentException refused = catchThrowableOfType(
                CallNotSentException.class, () -> rateLimiter.await(OTHER, APP, Priority.INTERACTIVE));
        rateLimiter.pause(OTHER, APP, Duration.ZERO);

        assertThat(refused.code()).isEqualTo("quota-unknown");
        assertThat(refused.verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(refused).hasNoCause();
    }

    @Test
    void a_clock_that_was_set_back_does_not_block_calls() {
        waits(OTHER, Priority.INTERACTIVE);
        buckets.advance(Duration.ofHours(-1));

        for (int i = 0; i < 10; i++) {
            assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThanOrEqualTo(PERIOD.plusNanos(1000));
        }
    }

    @Test
    void changed_settings_apply_to_existing_buckets() {
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        CallLimit slower = new CallLimit("other", 1, 1);

        assertThat(waits(slower, Priority.INTERACTIVE)).isBetween(Duration.ofMillis(1249), Duration.ofMillis(1250));
    }

    @Test
    void a_full_bucket_is_deleted_and_another_is_not() {
        waits(OTHER, Priority.INTERACTIVE);
        buckets.advance(Duration.ofMillis(100));
        assertThat(buckets.forgetFull(10)).isZero();

        buckets.advance(Duration.ofMillis(100));
        assertThat(buckets.forgetFull(10)).isEqualTo(1);
    }

    @Test
    void no_api_key_is_stored_or_used_as_a_metric_label() {
        rateLimiter.await(OTHER, Secret.of("secret-key"), Priority.INTERACTIVE);

        assertThat(buckets.rows()).hasSize(1).allSatisfy((id, row) -> {
            assertThat(id).matches("[0-9a-f]{64}");
            assertThat(new String(row.state(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret");
            assertThat(row.state()).hasSizeLessThan(255);
        });
        assertThat(meters.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("secret-key"));
    }

    @Test
    void metrics_count_waits_refusals_and_pauses() {
        CallRateLimiter reserving = node(time -> {});
        for (int i = 0; i < 15; i++) {
            reserving.await(OTHER, APP, Priority.INTERACTIVE);
        }
        assertRefused(OTHER, Priority.INTERACTIVE);
        rateLimiter.pause(OTHER, APP, Duration.ZERO);

        assertThat(meters.get("broker_connect_quota_waits")
                        .tags("kind", "other", "priority", "INTERACTIVE")
                        .timer()
                        .count())
                .isEqualTo(15);
        assertThat(meters.get("broker_connect_quota_refusals")
                        .tags("kind", "other", "priority", "INTERACTIVE", "code", "quota-used")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("broker_connect_quota_pauses")
                        .tag("kind", "other")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static final CallLimit WINDOWS = new CallLimit(
            "windows",
            Scope.USER,
            List.of(new Window(5, Duration.ofMinutes(30), 5), new Window(2, Duration.ofSeconds(1), 2)));

    @Test
    void a_call_needs_a_token_of_each_window() {
        for (int call = 0; call < 5; call++) {
            rateLimiter.await(WINDOWS, APP, Priority.INTERACTIVE);
        }

        CallNotSentException refused = catchThrowableOfType(
                CallNotSentException.class, () -> rateLimiter.await(WINDOWS, APP, Priority.INTERACTIVE));

        assertThat(refused.code()).isEqualTo("quota-used");
        assertThat(refused.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
        buckets.advance(Duration.ofMinutes(31));
        assertThat(waits(WINDOWS, Priority.INTERACTIVE)).isZero();
    }

    /** A bucket that takes longer to fill than any wait is not mistaken for one whose clock was set back. */
    @Test
    void no_more_calls_than_each_window_has_pass_in_its_time() {
        CallLimit limit = new CallLimit(
                "long",
                Scope.USER,
                List.of(new Window(20, Duration.ofMinutes(30), 15), new Window(5, Duration.ofSeconds(1), 5)));
        List<Instant> sent = new ArrayList<>();
        Instant end = buckets.now().plus(Duration.ofHours(2));
        while (buckets.now().isBefore(end)) {
            try {
                rateLimiter.await(limit, APP, Priority.INTERACTIVE);
                sent.add(buckets.now());
            } catch (CallNotSentException refused) {
                buckets.advance(Duration.ofSeconds(20));
            }
        }

        assertThat(sent).hasSizeGreaterThan(35).allSatisfy(first -> {
            Instant halfAnHourLater = first.plus(Duration.ofMinutes(30));
            assertThat(sent.stream()
                            .filter(at -> !at.isBefore(first) && at.isBefore(halfAnHourLater))
                            .count())
                    .isLessThanOrEqualTo(20);
        });
    }

    @Test
    void each_user_has_tokens_of_their_own() {
        for (int call = 0; call < 5; call++) {
            rateLimiter.await(WINDOWS, APP, Priority.INTERACTIVE);
        }

        Instant before = buckets.now();
        rateLimiter.await(WINDOWS, Secret.of("another"), Priority.INTERACTIVE);

        assertThat(buckets.now()).isEqualTo(before);
    }

    @Test
    void each_node_has_tokens_of_its_own_for_all_users_of_a_limit_by_address() {
        CallLimit byAddress = new CallLimit("address", Scope.IP, List.of(new Window(1, Duration.ofMinutes(30), 1)));
        rateLimiter.await(byAddress, APP, Priority.INTERACTIVE);

        assertThatThrownBy(() -> rateLimiter.await(byAddress, Secret.of("another"), Priority.INTERACTIVE))
                .isInstanceOf(CallNotSentException.class);
        assertThat(node(buckets::advance).await(byAddress, APP, Priority.INTERACTIVE))
                .isZero();
    }

    @Test
    void neither_a_pause_nor_a_refused_call_uses_up_tokens_of_a_long_window() {
        rateLimiter.pause(WINDOWS, APP, Duration.ofSeconds(30));
        for (int refused = 0; refused < 10; refused++) {
            assertThatThrownBy(() -> rateLimiter.await(WINDOWS, APP, Priority.INTERACTIVE))
                    .isInstanceOf(CallNotSentException.class);
        }

        buckets.advance(Duration.ofSeconds(31));

        for (int call = 0; call < 5; call++) {
            rateLimiter.await(WINDOWS, APP, Priority.INTERACTIVE);
        }
    }

    @Test
    void a_limit_without_windows_or_with_two_of_one_length_is_refused() {
        Window second = new Window(1, Duration.ofSeconds(1), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new CallLimit("none", Scope.APP, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallLimit("two", Scope.APP, List.of(second, second)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(1, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(1, Duration.ofSeconds(1), 2));
    }
}
