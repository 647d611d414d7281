package org.brokerconnect.portfolio.stream;

import jakarta.annotation.Nullable;

/**
 * What those who watch a portfolio see at one moment.
 *
 * @param feed null while nobody knows yet how prices come
 * @param board null while none come
 */
record Scene(@Nullable PriceFeedView feed, @Nullable Board board) {

    static final Scene DARK = new Scene(null, null);

    /** Of the board; 0 without one. */
    long version() {
        return board == null ? 0 : board.version();
    }
}
