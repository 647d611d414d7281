package org.brokerconnect.portfolio.prices;

/** Where the live prices of a watched portfolio come from. */
public enum PriceMode {
    /** The broker's stream pushes each change. */
    STREAMING,
    /** Quotes are polled. */
    POLLING,
    /** There are no live prices. */
    OFF
}
