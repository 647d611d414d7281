package org.brokerconnect.broker.zerodha.stream;

import java.time.Duration;
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

    private final Backoff backoff;
    private final Duration pauseWhenFull;
    private final DoubleSupplier random;

    /** @param random evenly distributed, from 0 (included) to 1 (excluded) */
    ReconnectBackoff(KiteStreamConfig config, DoubleSupplier random) {
        this.backoff = new Backoff(BASE, config.maxPause(), random);
        this.pauseWhenFull = config.pauseWhenFull();
        this.random = random;
    }

    /**
     * The exponential back-off; or, while the app has too many streams, {@code pauseWhenFull} or the longer pause that
     * Kite requests, plus up to half of it, because a new one can open only after another has ended.
     *
     * @param failures how many attempts failed in a row before this one
     */
    Duration delay(BrokerException why, int failures) {
        if (why.verdict() != Verdict.RATE) {
            return backoff.delay(failures);
        }
        Duration requestedPause = why.retryAfter().orElse(Duration.ZERO);
        Duration pause = requestedPause.compareTo(pauseWhenFull) > 0 ? requestedPause : pauseWhenFull;
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + random.getAsDouble() / 2)));
    }
}
