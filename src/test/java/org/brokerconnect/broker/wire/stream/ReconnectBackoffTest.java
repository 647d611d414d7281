package org.brokerconnect.broker.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnectBackoffTest {

    private static final StreamTimes TIMES =
            new StreamTimes(Duration.ofSeconds(6), Duration.ofSeconds(60), Duration.ofSeconds(90));
    private static final BrokerException DOWN = new BrokerUnavailableException("broker-down", "down", null);

    @Property(tries = 200)
    void the_delay_doubles_with_each_failure_up_to_the_maximum_and_has_jitter(
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double random,
            @ForAll @IntRange(max = 100_000) int failures) {
        long whole = failures > 5 ? 60_000 : 1_000L << failures;

        assertThat(new ReconnectBackoff(TIMES, () -> random)
                        .delay(DOWN, failures)
                        .toMillis())
                .isBetween(whole / 2, whole);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 90", "0, 0.5, 112.5", "30, 0, 90", "300, 0, 300", "300, 0.5, 375"})
    void with_too_many_streams_the_delay_is_long_and_at_least_as_long_as_kite_requests(
            long asked, double random, double seconds) {
        Duration retryAfter = asked == 0 ? null : Duration.ofSeconds(asked);
        BrokerException full = new BrokerException(Verdict.RATE, "price-streams-full", "full", retryAfter, null);

        assertThat(new ReconnectBackoff(TIMES, () -> random).delay(full, 0))
                .isEqualTo(Duration.ofMillis((long) (seconds * 1_000)));
    }
}
