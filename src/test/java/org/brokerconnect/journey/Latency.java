package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/** Checks a latency by several measurements, because a busy machine delays one of them now and then. */
final class Latency {

    private static final Logger LOG = Logger.getLogger(Latency.class.getName());

    private Latency() {}

    /**
     * Fails if more than a third of the measurements exceed the limit.
     *
     * @param nanos makes one measurement
     */
    static void assertWithin(Duration limit, int measurements, LongSupplier nanos) {
        List<Duration> all = LongStream.generate(nanos)
                .limit(measurements)
                .mapToObj(Duration::ofNanos)
                .toList();
        LOG.info(() -> "latencies: " + all);
        assertThat(all.stream().filter(one -> one.compareTo(limit) >= 0))
                .as("measurements above the limit, of %s", all)
                .hasSizeLessThanOrEqualTo(measurements / 3);
    }
}
