package org.brokerconnect.audit;

/** The number and the hash of the event at one end of a chain. {@code hash} is null when there is no event. */
record ChainEnd(long sequence, String hash) {

    /** The end before the first event. */
    static final ChainEnd NOTHING = new ChainEnd(0, null);
}
