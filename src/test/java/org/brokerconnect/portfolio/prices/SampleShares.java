package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;

/** Short factories for holdings and ticks. */
final class SampleShares {

    private SampleShares() {}

    static Listing listing(String symbol) {
        return new Listing("NSE", symbol);
    }

    /** The stream key of a listing. */
    static String key(String symbol) {
        return "key of " + symbol;
    }

    /** Average price 100, previous close 90. */
    static Holding of(String symbol, String quantity, String lastPrice) {
        return new Holding(
                listing(symbol),
                "",
                "",
                key(symbol),
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("100"),
                new BigDecimal(lastPrice),
                new BigDecimal("90"),
                Currency.getInstance("INR"),
                false,
                Optional.empty());
    }

    static Tick tick(String symbol, String lastPrice) {
        return new Tick(key(symbol), new BigDecimal(lastPrice));
    }
}
