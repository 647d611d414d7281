package org.brokerconnect.portfolio;

/** How good the numbers of an answer are. All numbers of one answer have the same source. */
public enum Source {
    /** Read from the broker for this answer, or seconds before. */
    LIVE,
    /** The broker's last good answer, kept; it says how old it is. */
    LAST_KNOWN,
    /** Made up, to show what a portfolio looks like. Only for someone who never connected. */
    SAMPLE
}
