package org.brokerconnect.vault.rotation;

/** Why a node does not use its key file as it is; the former keys stay in use. */
public enum RingProblem {
    /** The file cannot be read, or is not a key ring. */
    FILE_UNUSABLE,
    /** The file lacks a key that stored values need, or the promoted key. */
    KEY_MISSING
}
