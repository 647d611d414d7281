package org.brokerconnect.sandbox.kite.market;

/** How much of a quote the ticker sends. */
public enum TickMode {
    LTP,
    QUOTE,
    FULL
}
