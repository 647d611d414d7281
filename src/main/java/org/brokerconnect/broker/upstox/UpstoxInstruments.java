package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** How long a listing that no row contained is not looked up again. */
    private static final Duration LOOK_UP_PAUSE = Duration.ofMinutes(5);

    private final Map<Listing, String> keys = new Newest<>();
    private final Map<Listing, Instant> lookedUp = new Newest<>();
    private Clock clock;

    /** The newest entries of a map. */
    private static final class Newest<V> extends LinkedHashMap<Listing, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Listing, V> eldest) {
            return size() > MAX_LISTINGS;
        }
    }

    /** For the container's proxy. */
    protected UpstoxInstruments() {}

    @Inject
    UpstoxInstruments(Clock clock) {
        this.clock = clock;
    }

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

    /** Whether rows have to be read to find the keys of these listings. */
    synchronized boolean needsRows(Collection<Listing> listings) {
        Instant since = clock.instant().minus(LOOK_UP_PAUSE);
        return listings.stream()
                .anyMatch(listing -> !keys.containsKey(listing)
                        && !lookedUp.getOrDefault(listing, Instant.MIN).isAfter(since));
    }

    /** Notes that all rows of an account were read, so that the rest of these listings is not looked up each time. */
    synchronized void recordLookUp(Collection<Listing> listings) {
        listings.stream()
                .filter(listing -> !keys.containsKey(listing))
                .forEach(listing -> lookedUp.put(listing, clock.instant()));
    }
}
