package org.brokerconnect.broker.zerodha.stream;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.KiteStreamConfig;

/**
 * How long a stream waits before it tries again. Chance spreads the tries of all streams: when Kite comes back, it
 * does not meet all of them at once.
 */
final class ReconnectBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 12;

    private final KiteStreamConfig config;
    private final DoubleSupplier chance;

    /** @param chance from 0 to less than 1, evenly */
    ReconnectBackoff(KiteStreamConfig config, DoubleSupplier chance) {
        this.config = config;
        this.chance = chance;
    }

    /**
     * One second, doubled for each earlier failure up to the longest pause, of which half to all is waited; where Kite
     * counts too many streams, a long pause and up to half as much on top, since only another stream's end helps.
     *
     * @param failures how many tries failed in a row before this one
     */
    Duration after(BrokerException why, int failures) {
        if (why.verdict() == Verdict.RATE) {
            Duration asked = why.retryAfter().orElse(Duration.ZERO);
            return share(longer(asked, config.pauseWhenFull()), 1 + chance.getAsDouble() / 2);
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return share(shorter(doubled, config.longestPause()), (1 + chance.getAsDouble()) / 2);
    }

    private static Duration share(Duration whole, double share) {
        return Duration.ofMillis(Math.round(whole.toMillis() * share));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
