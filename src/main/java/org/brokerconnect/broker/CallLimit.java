package org.brokerconnect.broker;

import java.util.Objects;

/**
 * How often a broker lets one app make a kind of call.
 *
 * @param name of the kind, with the broker's: {@code zerodha-quote}; it labels metrics
 * @param perSecond the most calls that the broker takes in any second
 * @param atOnce how many of them may go out together after a quiet time, at most {@code perSecond}; the more, the fewer follow each second
 */
public record CallLimit(String name, int perSecond, int atOnce) {

    /** @throws IllegalArgumentException if {@code atOnce} is not between 1 and {@code perSecond} */
    public CallLimit {
        Objects.requireNonNull(name, "name");
        if (atOnce < 1 || atOnce > perSecond) {
            throw new IllegalArgumentException("between 1 and " + perSecond + " calls at once, not " + atOnce);
        }
    }
}
