package org.brokerconnect.market;

import java.util.Optional;
import java.util.Set;

/** The exchange codes that brokers in India use, with the segment of the market {@code india} whose hours they have. */
public final class IndianExchanges {

    /** Exchanges of shares and their derivatives, where quantities count units. */
    private static final Set<String> UNITS = Set.of("NSE", "BSE", "NFO", "BFO");

    private IndianExchanges() {}

    /**
     * The segment of an exchange code. Shares have {@code AUCTION_STOCKS}: no broker says which shares take part in the
     * closing auction.
     *
     * @return empty for indices and other codes, whose hours are not known
     */
    public static Optional<MarketSegment> segmentOf(String exchange) {
        return Optional.ofNullable(
                switch (exchange) {
                    case "NSE", "BSE" -> MarketSegment.AUCTION_STOCKS;
                    case "NFO", "BFO" -> MarketSegment.EQUITY_DERIVATIVES;
                    case "CDS", "BCD" -> MarketSegment.CURRENCY_DERIVATIVES;
                    case "MCX", "NCO" -> MarketSegment.COMMODITY_DERIVATIVES;
                    default -> null;
                });
    }

    /** Whether quantities on the exchange count units, so that the multiplier of a position is 1. */
    public static boolean countsUnits(String exchange) {
        return UNITS.contains(exchange);
    }
}
