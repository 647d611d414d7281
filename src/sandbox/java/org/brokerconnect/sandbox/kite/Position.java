package org.brokerconnect.sandbox.kite;

/**
 * A position of a client as in the data file; values that depend on prices are computed in {@link Positions}.
 *
 * @param overnightQuantity signed quantity carried over from earlier days
 * @param overnightPrice average price of the carried quantity, in rupees
 * @param multiplier units of the instrument per unit of quantity
 */
record Position(
        String instrument,
        String product,
        int overnightQuantity,
        double overnightPrice,
        double multiplier,
        int dayBuyQuantity,
        double dayBuyPrice,
        int daySellQuantity,
        double daySellPrice) {

    /** A copy with the trades of today only. */
    Position dayOnly() {
        return new Position(
                instrument, product, 0, 0, multiplier, dayBuyQuantity, dayBuyPrice, daySellQuantity, daySellPrice);
    }

    boolean hasDayTrades() {
        return dayBuyQuantity + daySellQuantity > 0;
    }

    int quantity() {
        return overnightQuantity + dayBuyQuantity - daySellQuantity;
    }

    int overnightLong() {
        return Math.max(overnightQuantity, 0);
    }

    int overnightShort() {
        return Math.max(-overnightQuantity, 0);
    }
}
