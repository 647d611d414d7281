package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** Time passes only while somebody waits, and when a test lets it. */
class CallRateLimiterTest {

    private static final CallLimit OTHER = new CallLimit("other", 10, 4);
    private static final CallLimit QUOTE = new CallLimit("quote", 1, 1);
    private static final Secret APP = Secret.of("app");

    /** A token comes in each 7th of the window of 1,250 ms. */
    private static final Duration PERIOD = Duration.ofNanos(178_571_429);

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RateLimitConfig config = new RateLimitConfig(1250, 8000, 2000, 5000, 1, 1000);
    private final CallRateLimiter governor = node(buckets::pass);

    /** Chance adds nothing to what background work waits. */
    private CallRateLimiter node(Sleeper waiting) {
        RandomGenerator zero = () -> 0;
        return new CallRateLimiter(buckets, config, meters, waiting, zero);
    }

    private Duration waits(CallLimit limit, Priority priority) {
        Instant before = buckets.now();
        governor.await(limit, APP, priority);
        return Duration.between(before, buckets.now());
    }

    private void isRefused(CallLimit limit, Priority priority) {
        NotAskedException refused =
                catchThrowableOfType(NotAskedException.class, () -> governor.await(limit, APP, priority));
        assertThat(refused.verdict()).isEqualTo(Verdict.RATE);
        assertThat(refused.code()).isEqualTo("quota-used");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void as_many_as_a_page_needs_go_out_together_and_the_next_wait_their_turn() {
        for (int i = 0; i < 4; i++) {
            assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
        }

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isEqualTo(PERIOD);
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isBetween(PERIOD.minusNanos(1000), PERIOD.plusNanos(1000));
    }

    @Test
    void where_one_a_second_is_allowed_the_second_waits_a_window() {
        assertThat(waits(QUOTE, Priority.INTERACTIVE)).isZero();

        assertThat(waits(QUOTE, Priority.INTERACTIVE)).isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void who_would_wait_too_long_is_told_at_once_and_takes_nothing() {
        CallRateLimiter impatient = node(time -> {});
        int admitted = 0;
        try {
            while (true) {
                impatient.await(OTHER, APP, Priority.INTERACTIVE);
                admitted++;
            }
        } catch (NotAskedException refused) {
            // 4 at once, and those whose turn comes within two seconds
            assertThat(admitted).isEqualTo(4 + 11);
        }
        for (int i = 0; i < 100; i++) {
            isRefused(OTHER, Priority.INTERACTIVE);
        }

        buckets.pass(PERIOD);
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_login_has_more_patience_than_a_page() {
        CallRateLimiter promises = node(time -> {});
        for (int i = 0; i < 15; i++) {
            promises.await(OTHER, APP, Priority.INTERACTIVE);
        }

        isRefused(OTHER, Priority.INTERACTIVE);
        assertThat(waits(OTHER, Priority.LOGIN)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void kinds_and_apps_have_buckets_of_their_own() {
        waits(QUOTE, Priority.INTERACTIVE);

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
        Instant before = buckets.now();
        governor.await(QUOTE, Secret.of("another app"), Priority.INTERACTIVE);
        assertThat(buckets.now()).isEqualTo(before);
    }

    @Test
    void background_work_leaves_a_call_for_a_person() {
        for (int i = 0; i < 3; i++) {
            assertThat(waits(OTHER, Priority.BACKGROUND)).isZero();
        }

        CallRateLimiter another = node(time -> {
            throw new InterruptedException("it waits");
        });
        assertThatThrownBy(() -> another.await(OTHER, APP, Priority.BACKGROUND))
                .isInstanceOf(BrokerUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();
    }

    @Test
    void background_work_gets_nothing_while_people_wait() {
        CallRateLimiter promises = node(time -> {});
        for (int i = 0; i < 15; i++) {
            promises.await(OTHER, APP, Priority.INTERACTIVE);
        }

        Duration waited = waits(OTHER, Priority.BACKGROUND);

        assertThat(waited).as("eleven promised, one to take, one to leave").isEqualTo(PERIOD.multipliedBy(13));
    }

    @Test
    void background_work_gives_up_when_people_keep_coming() {
        CallRateLimiter starved = node(time -> {
            buckets.pass(time);
            waits(OTHER, Priority.INTERACTIVE);
            waits(OTHER, Priority.INTERACTIVE);
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        assertThatThrownBy(() -> starved.await(OTHER, APP, Priority.BACKGROUND)).isInstanceOf(NotAskedException.class);
    }

    @Test
    void where_only_one_goes_out_at_once_background_work_may_take_it() {
        assertThat(waits(QUOTE, Priority.BACKGROUND)).isZero();
    }

    @Test
    void after_the_broker_refused_nobody_calls_for_a_moment() {
        governor.pause(OTHER, APP, Duration.ZERO);

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1300));
    }

    @Test
    void many_refusals_at_once_are_one_pause() {
        for (int i = 0; i < 8; i++) {
            governor.pause(OTHER, APP, Duration.ZERO);
        }

        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThan(Duration.ofMillis(1300));
    }

    @Test
    void who_waits_for_a_turn_waits_anew_when_the_broker_refuses_another_meanwhile() {
        int[] waits = {0};
        CallRateLimiter waiting = node(time -> {
            buckets.pass(time);
            if (waits[0]++ == 0) {
                governor.pause(OTHER, APP, Duration.ZERO);
            }
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }
        Instant before = buckets.now();

        waiting.await(OTHER, APP, Priority.INTERACTIVE);

        assertThat(Duration.between(before, buckets.now())).isGreaterThan(PERIOD.plusSeconds(1));
    }

    @Test
    void who_cannot_wait_that_long_is_told_so() {
        CallRateLimiter waiting = node(time -> {
            buckets.pass(time);
            governor.pause(OTHER, APP, Duration.ofSeconds(5));
        });
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        assertThatThrownBy(() -> waiting.await(OTHER, APP, Priority.INTERACTIVE))
                .isInstanceOf(NotAskedException.class);
    }

    @Test
    void a_broker_that_asks_for_more_gets_it_up_to_a_minute() {
        governor.pause(OTHER, APP, Duration.ofSeconds(30));
        isRefused(OTHER, Priority.LOGIN);
        buckets.pass(Duration.ofSeconds(31));
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isZero();

        governor.pause(OTHER, APP, Duration.ofHours(1));
        buckets.pass(Duration.ofMinutes(1));
        assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void without_the_database_no_call_goes_out() {
        buckets.away = new IllegalStateException("no connection");

        NotAskedException refused =
                catchThrowableOfType(NotAskedException.class, () -> governor.await(OTHER, APP, Priority.INTERACTIVE));
        governor.pause(OTHER, APP, Duration.ZERO);

        assertThat(refused.code()).isEqualTo("quota-unknown");
        assertThat(refused.verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(refused).hasNoCause();
    }

    @Test
    void a_clock_that_was_set_back_does_not_stop_calls() {
        waits(OTHER, Priority.INTERACTIVE);
        buckets.pass(Duration.ofHours(-1));

        for (int i = 0; i < 10; i++) {
            assertThat(waits(OTHER, Priority.INTERACTIVE)).isLessThanOrEqualTo(PERIOD.plusNanos(1000));
        }
    }

    @Test
    void other_settings_hold_for_buckets_that_are_there() {
        for (int i = 0; i < 4; i++) {
            waits(OTHER, Priority.INTERACTIVE);
        }

        CallLimit slower = new CallLimit("other", 1, 1);

        assertThat(waits(slower, Priority.INTERACTIVE)).isBetween(Duration.ofMillis(1249), Duration.ofMillis(1250));
    }

    @Test
    void a_full_bucket_is_forgotten_and_an_empty_one_is_not() {
        waits(OTHER, Priority.INTERACTIVE);
        buckets.pass(Duration.ofMillis(100));
        assertThat(buckets.forgetFull(10)).isZero();

        buckets.pass(Duration.ofMillis(100));
        assertThat(buckets.forgetFull(10)).isEqualTo(1);
    }

    @Test
    void no_key_is_kept_and_no_key_is_a_label() {
        governor.await(OTHER, Secret.of("secret-key"), Priority.INTERACTIVE);

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
    void administrators_see_who_waits_and_who_is_refused() {
        CallRateLimiter promises = node(time -> {});
        for (int i = 0; i < 15; i++) {
            promises.await(OTHER, APP, Priority.INTERACTIVE);
        }
        isRefused(OTHER, Priority.INTERACTIVE);
        governor.pause(OTHER, APP, Duration.ZERO);

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
}
