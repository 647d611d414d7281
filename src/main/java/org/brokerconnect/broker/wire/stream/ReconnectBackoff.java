package org.brokerconnect.broker.wire.stream;

import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.scheduling.Backoff;

/**
 * The pause before a stream reconnects. Its jitter spreads all streams, which often lose their connections at the same
 * time.
 */
final class ReconnectBackoff {

    private static final Duration BASE = Duration.ofSeconds(1);

    /** A page or an unknown route in place of the stream rarely passes at once. */
    private static final Set<String> SLOW = Set.of("broker-answer-not-json", "broker-route-unknown", "request-refused");

    private static final int SLOWER = 10;

    private final Backoff backoff;
    private final Backoff slowBackoff;
    private final Duration pauseWhenFull;
    private final DoubleSupplier random;

    /** @param random evenly distributed, from 0 (included) to 1 (excluded) */
    ReconnectBackoff(StreamTimes times, DoubleSupplier random) {
        this.backoff = new Backoff(BASE, times.maxPause(), random);
        this.slowBackoff = new Backoff(times.maxPause(), times.maxPause().multipliedBy(SLOWER), random);
        this.pauseWhenFull = times.pauseWhenFull();
        this.random = random;
    }

    /**
     * The exponential back-off, at least as long as the broker requests; or, while the app has too many streams,
     * {@code pauseWhenFull} or the longer pause that the broker requests, plus up to half of it, because a new one can
     * open only after another has ended. After an answer that is none of the broker's, or that says that there is no
     * stream at this address, the back-off begins at the longest pause and grows to ten times of it.
     *
     * @param failures how many attempts failed in a row before this one
     */
    Duration delay(BrokerException why, int failures) {
        Duration requestedPause = why.retryAfter().orElse(Duration.ZERO);
        if (why.verdict() != Verdict.RATE) {
            return (SLOW.contains(why.code()) ? slowBackoff : backoff).delay(failures, requestedPause);
        }
        Duration pause = requestedPause.compareTo(pauseWhenFull) > 0 ? requestedPause : pauseWhenFull;
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + random.getAsDouble() / 2)));
    }
}
