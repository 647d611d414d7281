package org.brokerconnect.audit;

/** The number and the hash of an event at an end of a chain. {@code hash} is null where there is no event. */
record ChainEnd(long sequence, String hash) {

    /** Before the first event. */
    static final ChainEnd NOTHING = new ChainEnd(0, null);
}
