package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;

/**
 * The instrument keys of listings, such as {@code NSE_EQ|INE009A01021}, which prices are asked by. They are learned
 * from the rows of holdings and positions, because listings do not contain them; they are public and the same for all
 * accounts. Keeps the newest of a bounded number. Thread-safe.
 */
@ApplicationScoped
public class UpstoxInstruments {

    private static final int MAX_LISTINGS = 50_000;

    private static final String KEY = "[A-Z_]{2,20}\\|[\\x21-\\x2b\\x2d-\\x7e][\\x20-\\x2b\\x2d-\\x7e]{0,60}";

    private final Map<Listing, String> keys = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Listing, String> eldest) {
            return size() > MAX_LISTINGS;
        }
    };

    /** Whether this is an instrument key: a segment, a bar, and an ISIN, token or name of an index without a comma. */
    public static boolean isKey(String text) {
        return text.matches(KEY);
    }

    void learnHoldings(Collection<Holding> holdings) {
        holdings.forEach(holding -> learn(holding.listing(), holding.streamKey()));
    }

    void learnPositions(Collection<Position> positions) {
        positions.forEach(position -> learn(position.listing(), position.streamKey()));
    }

    private synchronized void learn(Listing listing, String key) {
        if (isKey(key)) {
            keys.put(listing, key);
        }
    }

    /** The key of the listing; empty if no row of it was read on this node. */
    synchronized Optional<String> keyOf(Listing listing) {
        return Optional.ofNullable(keys.get(listing));
    }

    synchronized boolean knowsAll(Collection<Listing> listings) {
        return keys.keySet().containsAll(listings);
    }
}
