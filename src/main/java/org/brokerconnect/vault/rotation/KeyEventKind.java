package org.brokerconnect.vault.rotation;

/** The kinds of events of keys. The names are part of the API and of the database. */
public enum KeyEventKind {
    /** A node read the key from its key file for the first time. */
    ADDED,
    /** The key seals from now on. */
    PROMOTED,
    /** The first value of another key was sealed again with this key. */
    RESEAL_BEGUN,
    /** No value of another key is left that can be opened. */
    RESEAL_FINISHED,
    /** The key may be removed from the key files. */
    RETIRED
}
