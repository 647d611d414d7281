package org.brokerconnect.portfolio.prices;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;

/** How long to leave a broker alone that did not answer. */
final class Backoff {

    static final Duration LONGEST = Duration.ofMinutes(1);
    static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 4;

    private Backoff() {}

    /**
     * Five seconds, doubled for each earlier failure up to a minute; longer where the broker asked for it.
     *
     * @param inVain how many tries failed in a row before this one
     */
    static Duration after(BrokerException why, int inVain) {
        Duration ours = shorter(FIRST.multipliedBy(1L << Math.min(inVain, MOST_DOUBLINGS)), LONGEST);
        return why.retryAfter().filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
