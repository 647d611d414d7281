package org.brokerconnect.market;

/** A step of an auction. */
public enum AuctionStep {
    /** The exchange computes the reference price; no orders. */
    REFERENCE_PRICE,
    /** Limit and market orders. */
    ORDER_ENTRY,
    /** Limit orders only; ends at a random time in its last minutes. */
    LIMIT_ORDERS,
    /** Orders are matched at one price. */
    MATCHING,
    /** Between an opening auction and continuous trading. */
    BUFFER
}
