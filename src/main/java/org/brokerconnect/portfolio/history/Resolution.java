package org.brokerconnect.portfolio.history;

/** The time between the points of a history. */
public enum Resolution {
    /** One point per trading day: the last value of the day. */
    DAY,
    /** One point per configured interval while the market is open: the last value of the interval. */
    INTRADAY
}
