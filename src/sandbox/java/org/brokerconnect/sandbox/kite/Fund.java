package org.brokerconnect.sandbox.kite;

import java.util.Map;

/**
 * A mutual fund holding of a client.
 *
 * @param folio null if it is unknown
 * @param tradingsymbol the ISIN of the fund
 * @param lastPrice the net asset value in rupees
 * @param quantity units, with fractions
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

    /** The JSON of {@code /mf/holdings}; {@code pnl} is always 0, as at the broker. */
    Map<String, Object> toJson() {
        return Json.object(
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
