package org.brokerconnect.status;

/** The far end of a stream. One thread at a time uses it. */
interface Client {

    /** Sends an event whose id is a position in the log. @return false when the client is gone */
    boolean send(String name, long position, Object data);

    /** Sends a comment, which says nothing but that the line is open. @return false when the client is gone */
    boolean sendHeartbeat();

    void close();
}
