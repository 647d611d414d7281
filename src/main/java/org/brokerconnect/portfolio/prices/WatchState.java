package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;

/**
 * What the watchers of a portfolio are shown.
 *
 * @param feed null until the mode is known
 * @param holdings null while there are no live prices
 */
record WatchState(@Nullable PriceFeedView feed, @Nullable PricedHoldings holdings) {

    static final WatchState EMPTY = new WatchState(null, null);

    /** The version of the priced holdings; 0 if there are none. */
    long version() {
        return holdings == null ? 0 : holdings.version();
    }
}
