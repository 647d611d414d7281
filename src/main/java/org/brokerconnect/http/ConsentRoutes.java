package org.brokerconnect.http;

/**
 * Tells which routes belong to the consent flow, because browsers need other headers there. Implemented by the
 * handshake.
 */
public interface ConsentRoutes {

    /**
     * Whether the broker sends the browser here. Never shared with other origins.
     *
     * @param path of the request, without the context path
     */
    boolean isCallback(String path);

    /** Whether a pop-up passes through this path on its way back from the broker and must keep its opener. */
    boolean isPopUpReturn(String path);

    /** Whether this resource sets or reads the attempt's cookie. */
    boolean usesCookie(String path);
}
