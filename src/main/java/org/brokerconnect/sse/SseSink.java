package org.brokerconnect.sse;

/** Sends events to one client. Not thread-safe. */
public interface SseSink {

    /** Sends an event. @return false when the client has disconnected */
    boolean send(String name, Object data);

    /**
     * Sends an event with a position as its id, which clients repeat as {@code Last-Event-ID}.
     *
     * @return false when the client has disconnected
     */
    boolean send(String name, long position, Object data);

    /**
     * Sends an empty comment, which keeps proxies from closing the connection. @return false when the client has
     * disconnected
     */
    boolean sendHeartbeat();

    void close();
}
