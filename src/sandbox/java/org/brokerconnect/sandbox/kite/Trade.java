package org.brokerconnect.sandbox.kite;

/**
 * One instrument's trades of a client as the data file has them: what was carried into the day and what was done today.
 *
 * @param carried signed quantity held overnight
 * @param carriedPrice what it was bought or sold at
 * @param multiplier units behind one of quantity
 */
record Trade(
        String instrument,
        String product,
        int carried,
        double carriedPrice,
        double multiplier,
        int boughtToday,
        double boughtAt,
        int soldToday,
        double soldAt) {

    /** The same, as if nothing had been carried. */
    Trade today() {
        return new Trade(instrument, product, 0, 0, multiplier, boughtToday, boughtAt, soldToday, soldAt);
    }

    boolean happenedToday() {
        return boughtToday + soldToday > 0;
    }

    int quantity() {
        return carried + boughtToday - soldToday;
    }

    int carriedLong() {
        return Math.max(carried, 0);
    }

    int carriedShort() {
        return Math.max(-carried, 0);
    }
}
