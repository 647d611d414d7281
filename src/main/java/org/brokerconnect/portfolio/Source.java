package org.brokerconnect.portfolio;

/** Where the numbers of an answer come from. All numbers of one answer have the same source. */
public enum Source {
    /** The broker, for this answer or within the cache life before it. */
    LIVE,
    /** The stored snapshot of the broker's last answer; {@code asOf} is its age. */
    LAST_KNOWN,
    /** Made-up numbers as an example of a portfolio. Only for a connection that was never connected. */
    SAMPLE
}
