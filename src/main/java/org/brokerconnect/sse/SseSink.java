package org.brokerconnect.sse;

/** The far end of a stream. One thread at a time uses it. */
public interface SseSink {

    /** Sends an event. @return false when the client is gone */
    boolean send(String name, Object data);

    /** Sends an event whose id is a position, from which the client may go on later. @return false when the client is gone */
    boolean send(String name, long position, Object data);

    /** Sends a comment, which says nothing but that the line is open. @return false when the client is gone */
    boolean sendHeartbeat();

    void close();
}
