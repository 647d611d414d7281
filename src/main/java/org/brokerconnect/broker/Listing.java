package org.brokerconnect.broker;

import java.util.Objects;

/**
 * An instrument on one exchange.
 *
 * @param exchange for example {@code NSE}; empty where the broker names none, as for mutual funds
 * @param symbol never empty
 */
public record Listing(String exchange, String symbol) {

    /** @throws IllegalArgumentException if the symbol is empty */
    public Listing {
        Objects.requireNonNull(exchange, "exchange");
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException("a listing needs a symbol");
        }
    }

    /** {@code NSE:INFY}; only the symbol where there is no exchange. */
    @Override
    public String toString() {
        return exchange.isEmpty() ? symbol : exchange + ":" + symbol;
    }
}
