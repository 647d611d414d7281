package org.brokerconnect.sandbox.kite;

import java.util.Map;

/**
 * A mutual fund that a client holds.
 *
 * @param folio null where the broker does not know it
 * @param tradingsymbol the fund's ISIN
 * @param lastPrice the net asset value
 * @param quantity units, with a fraction
 */
record Fund(
        String folio,
        String fund,
        String tradingsymbol,
        double averagePrice,
        double lastPrice,
        String lastPriceDate,
        double pledgedQuantity,
        double quantity) {

    /** As the broker writes it, with a profit that is always 0. */
    Map<String, Object> described() {
        return Wire.object(
                "folio", folio,
                "fund", fund,
                "tradingsymbol", tradingsymbol,
                "average_price", averagePrice,
                "last_price", lastPrice,
                "last_price_date", lastPriceDate,
                "pledged_quantity", pledgedQuantity,
                "pnl", 0,
                "quantity", quantity);
    }
}
