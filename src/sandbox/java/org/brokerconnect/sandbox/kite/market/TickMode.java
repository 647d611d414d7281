package org.brokerconnect.sandbox.kite.market;

/** The amount of data in a tick. */
public enum TickMode {
    LTP,
    QUOTE,
    FULL
}
