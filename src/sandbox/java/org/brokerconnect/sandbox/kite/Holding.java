package org.brokerconnect.sandbox.kite;

import java.util.Map;

/**
 * A holding of a client as in the data file; values that depend on prices are computed in {@link Holdings}.
 *
 * @param instrument such as {@code NSE:INFY}
 * @param collateralType null, empty, or the kind of pledge
 * @param averagePrice in rupees
 * @param mtf shares bought on margin (margin trading facility), not part of {@code quantity}; null for none
 */
record Holding(
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
        Mtf mtf) {

    /** @param initialMargin the part paid by the client, in rupees */
    record Mtf(int quantity, int usedQuantity, double averagePrice, double initialMargin) {
        private static final Mtf NONE = new Mtf(0, 0, 0, 0);

        Map<String, Object> toJson() {
            return Json.object(
                    "quantity", quantity,
                    "used_quantity", usedQuantity,
                    "average_price", averagePrice,
                    "value", quantity * averagePrice,
                    "initial_margin", initialMargin);
        }
    }

    /** A holding with quantity 0 and an average price of 100 rupees. */
    static Holding empty(String instrument) {
        return new Holding(instrument, "", 0, 0, 0, 0, 0, "", false, 100, null);
    }

    /** A copy with another settled quantity. */
    Holding withQuantity(int settledQuantity) {
        return new Holding(
                instrument,
                isin,
                settledQuantity,
                t1Quantity,
                usedQuantity,
                authorisedQuantity,
                collateralQuantity,
                collateralType,
                discrepancy,
                averagePrice,
                mtf);
    }

    Mtf mtfOrNone() {
        return mtf == null ? Mtf.NONE : mtf;
    }

    /** Settled, T1 and pledged shares: the quantity for profit and value. {@code quantity} has no pledged shares. */
    int totalQuantity() {
        return quantity + t1Quantity + collateralQuantity;
    }
}
