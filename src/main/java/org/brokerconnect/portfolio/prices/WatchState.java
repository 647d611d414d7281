package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;

/**
 * What those who watch a portfolio see at one moment.
 *
 * @param feed null while nobody knows yet how prices come
 * @param board null while none come
 */
record WatchState(@Nullable PriceFeedView feed, @Nullable PricedHoldings board) {

    static final WatchState DARK = new WatchState(null, null);

    /** Of the board; 0 without one. */
    long version() {
        return board == null ? 0 : board.version();
    }
}
