package org.brokerconnect.sandbox.kite.market;

/**
 * A row of the instrument dump.
 *
 * @param token {@code exchangeToken * 256 +} the code of the segment
 * @param lastPrice price in rupees on the reference day of {@link PriceModel}; not live, because the dump is made once
 *     a day
 * @param expiry {@code yyyy-mm-dd}, empty if it never expires
 * @param tickSize in rupees; 0 for an index
 */
public record Instrument(
        long token,
        long exchangeToken,
        String tradingsymbol,
        String name,
        double lastPrice,
        String expiry,
        double strike,
        double tickSize,
        int lotSize,
        String type,
        String segment,
        String exchange) {

    private static final int NSE_CURRENCY_SEGMENT = 3;
    private static final int BSE_CURRENCY_SEGMENT = 6;
    private static final int NSE_COMMODITY_SEGMENT = 12;

    /** The key of quote requests, such as {@code NSE:INFY}. */
    public String key() {
        return exchange + ":" + tradingsymbol;
    }

    public boolean isIndex() {
        return segment.equals("INDICES");
    }

    /** Whether the close is made by an auction: shares with derivatives, and the indexes of them. */
    boolean hasClosingAuction() {
        return isIndex() || isShare() && !isWithoutDerivatives();
    }

    /** Whether this is a future or an option on a share or an index. */
    boolean isEquityDerivative() {
        return segment.startsWith("NFO") || segment.startsWith("BFO");
    }

    private boolean isShare() {
        return type.equals("EQ") && (segment.equals("NSE") || segment.equals("BSE"));
    }

    /** Exchange-traded funds and synthetic shares have none. */
    private boolean isWithoutDerivatives() {
        return tradingsymbol.endsWith("BEES") || tradingsymbol.startsWith("SYNTH");
    }

    /**
     * The divisor that converts the integer prices of ticks to rupees; it depends on the segment in the last byte of
     * the token.
     */
    int priceDivisor() {
        return switch ((int) (token & 0xff)) {
            case NSE_CURRENCY_SEGMENT -> 10_000_000;
            case BSE_CURRENCY_SEGMENT, NSE_COMMODITY_SEGMENT -> 10_000;
            default -> 100;
        };
    }

    /** The price step in rupees; 0.05 for an index. */
    double priceStep() {
        return tickSize == 0 ? 0.05 : tickSize;
    }

    /** Rounds to the nearest multiple of the price step, as the double with the shortest decimal form. */
    public double roundToTickSize(double price) {
        return Math.round(Math.round(price / priceStep()) * priceStep() * 10_000) / 10_000.0;
    }

    /**
     * The key of the price series. A share has one series on both exchanges, a future one in both segments; each option
     * has its own.
     */
    String priceSeries() {
        return isOption() ? name + strike + type : name;
    }

    /** The standard deviation of the daily return, as a fraction of the price. */
    double dailyVolatility() {
        if (isOption()) {
            return 0.03;
        }
        if (segment.startsWith("CDS") || segment.startsWith("BCD")) {
            return 0.003;
        }
        return isIndex() || type.equals("FUT") ? 0.008 : 0.013;
    }

    private boolean isOption() {
        return type.equals("CE") || type.equals("PE");
    }
}
