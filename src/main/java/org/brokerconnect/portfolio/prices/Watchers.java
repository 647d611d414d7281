package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Those who watch one portfolio on this node, and what they see. Safe for many threads; nothing here waits for them. */
final class Watchers {

    private final Set<PriceWatch> watches = new CopyOnWriteArraySet<>();
    private volatile WatchState scene = WatchState.DARK;

    void join(PriceWatch watch) {
        watches.add(watch);
    }

    void leave(PriceWatch watch) {
        watches.remove(watch);
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    WatchState scene() {
        return scene;
    }

    /**
     * Shows something, by one thread at a time. Prices are hidden while none come: what is old must not look live.
     *
     * @param feed null while nobody knows yet how prices come
     * @param board null while nobody knows what is owned
     */
    void show(@Nullable PriceFeedView feed, @Nullable PricedHoldings board) {
        WatchState before = scene;
        scene = new WatchState(feed, feed == null || feed.mode() == PriceMode.OFF ? null : board);
        if (!Objects.equals(before.feed(), feed) || before.version() != scene.version()) {
            watches.forEach(PriceWatch::look);
        }
    }

    /** There will be nothing more to see. */
    void end() {
        watches.forEach(PriceWatch::end);
    }
}
