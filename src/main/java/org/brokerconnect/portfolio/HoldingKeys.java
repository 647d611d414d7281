package org.brokerconnect.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.Holding;

/**
 * Keys that tell the rows of one answer apart: exchange, symbol, product and ISIN, the account where there are several,
 * and a number where even these are equal. A row keeps its key in later answers as long as the rows that are equal to
 * it do not change.
 */
public final class HoldingKeys {

    private HoldingKeys() {}

    /** The keys, in the order of the holdings. */
    public static List<String> of(List<Holding> holdings) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> keys = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            String key = String.join(":", holding.listing().toString(), holding.product(), holding.isin());
            if (!holding.account().isEmpty()) {
                key += ":" + holding.account();
            }
            int count = counts.merge(key, 1, Integer::sum);
            keys.add(count == 1 ? key : key + "#" + count);
        }
        return keys;
    }
}
