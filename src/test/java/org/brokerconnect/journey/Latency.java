package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/**
 * Checks a latency that users are promised. A busy machine delays single measurements, so the limit applies to the
 * median. The longest has a limit of its own: something that arrives only by chance, such as with the next event or
 * after a reconnect, takes longer.
 */
public final class Latency {

    private static final Logger LOG = Logger.getLogger(Latency.class.getName());

    /** The longest, as a multiple of the limit of the median; below each fallback interval of the application. */
    private static final int LONGEST = 10;

    private Latency() {}

    /**
     * Fails if the median exceeds the limit, or one measurement exceeds ten times the limit.
     *
     * @param measurements an odd number
     * @param nanos makes one measurement
     */
    public static void assertMedianWithin(Duration limit, int measurements, LongSupplier nanos) {
        List<Duration> sorted = LongStream.generate(nanos)
                .limit(measurements)
                .sorted()
                .mapToObj(Duration::ofNanos)
                .toList();
        LOG.info(() -> "latencies: " + sorted);
        assertThat(sorted.get(measurements / 2)).as("the median of %s", sorted).isLessThanOrEqualTo(limit);
        assertThat(sorted.get(measurements - 1))
                .as("the longest of %s", sorted)
                .isLessThan(limit.multipliedBy(LONGEST));
    }
}
