package org.brokerconnect.market;

/** What a date is in a segment. */
enum DayState {
    /** Trading by the regular hours. */
    REGULAR,
    /** Trading by hours of its own. */
    SPECIAL,
    CLOSED,
    /** Not covered by the file, or named in it as a day of unknown hours. */
    UNKNOWN;

    boolean isTrading() {
        return this == REGULAR || this == SPECIAL;
    }
}
