package org.brokerconnect.broker;

import java.util.Objects;

/**
 * A broker's rate limit for one kind of call, per app.
 *
 * @param name names the broker and the kind, such as {@code zerodha-quote}; a label of metrics
 * @param perSecond the most calls that the broker takes in any second
 * @param burst how many of them can be sent together after a quiet time, at most {@code perSecond}; a larger burst means a
 *     lower sustained rate
 */
public record CallLimit(String name, int perSecond, int burst) {

    /** @throws IllegalArgumentException if {@code burst} is not between 1 and {@code perSecond} */
    public CallLimit {
        Objects.requireNonNull(name, "name");
        if (burst < 1 || burst > perSecond) {
            throw new IllegalArgumentException("the burst must be between 1 and " + perSecond + ", not " + burst);
        }
    }
}
