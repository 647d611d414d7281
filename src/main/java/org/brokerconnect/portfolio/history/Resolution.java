package org.brokerconnect.portfolio.history;

/** How close together points of a history are. */
public enum Resolution {
    /** One point a trading day: the last of the day. */
    DAY,
    /** One point for each interval of the settings while the market is open: the last of the interval. */
    INTRADAY
}
