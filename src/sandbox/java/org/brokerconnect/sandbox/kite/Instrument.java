package org.brokerconnect.sandbox.kite;

/**
 * A row of the instrument dump.
 *
 * @param token {@code exchangeToken * 256 +} the segment's code
 * @param lastPrice what the walk of its price begins at; the dump is made once a day, so it is not live there either
 * @param expiry {@code yyyy-mm-dd}, empty if it never expires
 */
record Instrument(
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

    /** What quotes are asked for by, such as {@code NSE:INFY}. */
    String key() {
        return exchange + ":" + tradingsymbol;
    }

    boolean isIndex() {
        return segment.equals("INDICES");
    }
}
