package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** The clients on this node that watch one portfolio, and the state that they are shown. Thread-safe; never blocks. */
final class Watchers {

    private final Set<PriceWatch> watches = new CopyOnWriteArraySet<>();
    private volatile WatchState state = WatchState.EMPTY;

    void add(PriceWatch watch) {
        watches.add(watch);
    }

    void remove(PriceWatch watch) {
        watches.remove(watch);
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    WatchState state() {
        return state;
    }

    /**
     * Changes the state; called by one thread at a time. Hides prices while the feed is OFF: old prices must not be
     * mistaken for live ones.
     *
     * @param feed null until the mode is known
     * @param holdings null until the holdings are known
     */
    void update(@Nullable PriceFeedView feed, @Nullable PricedHoldings holdings) {
        WatchState before = state;
        state = new WatchState(feed, feed == null || feed.mode() == PriceMode.OFF ? null : holdings);
        if (!Objects.equals(before.feed(), feed) || before.version() != state.version()) {
            watches.forEach(PriceWatch::requestUpdate);
        }
    }

    /** Closes all watches. */
    void close() {
        watches.forEach(PriceWatch::end);
    }
}
