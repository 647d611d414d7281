package org.brokerconnect.market;

/** What happens in a segment at one time. */
public enum MarketPhase {
    /** Orders for the opening auction. */
    PRE_OPEN,
    /** Continuous trading. */
    OPEN,
    /** The closing auction: prices stand still until its matching. */
    CLOSING_AUCTION,
    /** Trading at the closing price. */
    POST_CLOSE,
    CLOSED,
    /** The hours of this day are not known. */
    UNKNOWN
}
