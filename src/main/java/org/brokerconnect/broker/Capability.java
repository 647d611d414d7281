package org.brokerconnect.broker;

/** What a broker's interface offers beyond consent and profile. */
public enum Capability {
    /** Sessions can be ended at the broker. */
    REVOCATION,
    /** Every session can be renewed without the person. */
    RENEWAL,
    /** Only apps that the broker approved get the means to renew; a session tells whether it has them. */
    RENEWAL_FOR_APPROVED_APPS
}
