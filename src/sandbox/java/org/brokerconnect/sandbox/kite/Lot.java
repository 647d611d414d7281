package org.brokerconnect.sandbox.kite;

import java.util.Map;

/**
 * A line of a client's holdings as the data file has it; what depends on prices is computed.
 *
 * @param instrument such as {@code NSE:INFY}
 * @param collateralType null, empty, or what the pledge is for
 * @param mtf shares bought on margin, not part of {@code quantity}; null for none
 */
record Lot(
        String instrument,
        String isin,
        int quantity,
        int t1Quantity,
        int usedQuantity,
        int authorisedQuantity,
        int collateralQuantity,
        String collateralType,
        boolean discrepancy,
        double averagePrice,
        Margin mtf) {

    /** @param initialMargin the client's own part, in rupees */
    record Margin(int quantity, int usedQuantity, double averagePrice, double initialMargin) {
        private static final Margin NONE = new Margin(0, 0, 0, 0);

        Map<String, Object> described() {
            return Wire.object(
                    "quantity", quantity,
                    "used_quantity", usedQuantity,
                    "average_price", averagePrice,
                    "value", quantity * averagePrice,
                    "initial_margin", initialMargin);
        }
    }

    /** One that a client has none of yet, at a price that does not matter. */
    static Lot bought(String instrument) {
        return new Lot(instrument, "", 0, 0, 0, 0, 0, "", false, 100, null);
    }

    /** The same with another settled quantity. */
    Lot settled(int shares) {
        return new Lot(
                instrument,
                isin,
                shares,
                t1Quantity,
                usedQuantity,
                authorisedQuantity,
                collateralQuantity,
                collateralType,
                discrepancy,
                averagePrice,
                mtf);
    }

    Margin margin() {
        return mtf == null ? Margin.NONE : mtf;
    }

    /** Settled and not yet delivered shares: what profit and value are reckoned on. */
    int owned() {
        return quantity + t1Quantity;
    }
}
