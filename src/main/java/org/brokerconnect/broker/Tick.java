package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A price change from a broker's stream.
 *
 * @param streamKey the broker's key of the listing, as in {@link Holding#streamKey}
 */
public record Tick(String streamKey, BigDecimal lastPrice) {

    public Tick {
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(lastPrice, "lastPrice");
    }
}
