package org.brokerconnect.sandbox.kite.market;

/**
 * A row of the instrument dump.
 *
 * @param token {@code exchangeToken * 256 +} the segment's code
 * @param lastPrice what the walk of its price begins at; the dump is made once a day, so it is not live there either
 * @param expiry {@code yyyy-mm-dd}, empty if it never expires
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

    private static final int CURRENCIES_OF_NSE = 3;
    private static final int CURRENCIES_OF_BSE = 6;

    /** What quotes are asked for by, such as {@code NSE:INFY}. */
    public String key() {
        return exchange + ":" + tradingsymbol;
    }

    public boolean isIndex() {
        return segment.equals("INDICES");
    }

    /** By what prices of ticks are multiplied, told by the segment in the token's last byte. */
    int priceDivisor() {
        long segmentCode = token & 0xff;
        if (segmentCode == CURRENCIES_OF_NSE) {
            return 10_000_000;
        }
        return segmentCode == CURRENCIES_OF_BSE ? 10_000 : 100;
    }

    /** The step of its prices, in rupees; an index has one too. */
    double grid() {
        return tickSize == 0 ? 0.05 : tickSize;
    }

    /** The nearest price that can be quoted, as the double that prints shortest. */
    public double onGrid(double price) {
        return Math.round(Math.round(price / grid()) * grid() * 10_000) / 10_000.0;
    }

    /** What moves together: one share on two exchanges, one future in two segments, each option alone. */
    String walk() {
        return isOption() ? name + strike + type : name;
    }

    /** The deviation of a day's change, as a part of the price. */
    double dailyDeviation() {
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
