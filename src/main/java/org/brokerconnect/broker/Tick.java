package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * One message of a broker's price stream.
 *
 * @param streamKey which listing, by the broker's name for it; as in {@link Holding#streamKey}
 * @param day the prices of the day, where the broker sent them
 * @param market the trading of the day, where the broker sent it; circuit limits are never part of it and 0
 */
public record Tick(String streamKey, BigDecimal lastPrice, Optional<Quote.Day> day, Optional<Quote.Market> market) {

    public Tick {
        Objects.requireNonNull(streamKey, "streamKey");
        Objects.requireNonNull(lastPrice, "lastPrice");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(market, "market");
    }
}
