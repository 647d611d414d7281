package org.brokerconnect.audit;

/** What an {@link AuditEntry} records. The names are stored and hashed: add constants, never rename one. */
public enum AuditAction {
    /** An administrator listed connections of other people. */
    CONNECTIONS_READ,
    /** An administrator read the overview, which names the connections that need attention. */
    OVERVIEW_READ,
    /** An administrator read events of other people. */
    EVENTS_READ,
    /** An administrator exported the audit log. */
    LOG_EXPORTED,
    /** An administrator started a verification of the audit log. */
    LOG_VERIFIED,
    /** An administrator ended a person's session. */
    CONNECTION_DISCONNECTED,
    /** An administrator examined the set-up. */
    SETUP_EXAMINED,
    /** An administrator read the ids and states of the encryption keys. */
    KEYS_READ,
    /** A key was added to the key ring. */
    KEY_ADDED,
    /** A key became the primary key. */
    KEY_PROMOTED,
    /** Stored secrets are being sealed again with the primary key. */
    RESEALING_STARTED,
    /** All stored secrets are sealed with the primary key. */
    RESEALING_FINISHED,
    /** A key was removed from the key ring. */
    KEY_RETIRED,
    /** A stored secret could not be opened. */
    SECRET_UNREADABLE
}
