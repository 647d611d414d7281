package org.brokerconnect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration BASE = Duration.ofSeconds(5);
    private static final Duration MAX = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "3, 40", "4, 60", "5, 60", "1000000, 60"})
    void the_ceiling_doubles_with_each_failure_up_to_the_maximum(int failures, int ceilingSeconds) {
        Duration ceiling = Duration.ofSeconds(ceilingSeconds);

        assertThat(new Backoff(BASE, MAX, () -> 0).delay(failures)).isEqualTo(ceiling.dividedBy(2));
        assertThat(new Backoff(BASE, MAX, () -> 0.999_999).delay(failures)).isBetween(ceiling.minusMillis(1), ceiling);
    }

    @Test
    void callers_that_failed_together_do_not_retry_together() {
        Backoff backoff = new Backoff(BASE, MAX);

        assertThat(Stream.generate(() -> backoff.delay(3)).limit(20).distinct().count())
                .isGreaterThan(1);
    }

    @Test
    void the_delay_is_at_least_what_the_server_requested() {
        Backoff backoff = new Backoff(BASE, MAX, () -> 0.5);

        assertThat(backoff.delay(0, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(backoff.delay(4, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(45));
        assertThat(backoff.delay(4, Duration.ZERO)).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void a_base_that_is_not_positive_or_exceeds_the_maximum_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ofSeconds(-1), MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(MAX, BASE));
    }
}
