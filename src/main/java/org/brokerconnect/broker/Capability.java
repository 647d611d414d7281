package org.brokerconnect.broker;

/** What a broker's API supports beyond login and profile. */
public enum Capability {
    /** Sessions can be ended at the broker. */
    REVOCATION,
    /** Every session can be renewed without a login. */
    RENEWAL,
    /** Only apps that the broker approved get a refresh token. */
    RENEWAL_FOR_APPROVED_APPS
}
