package org.brokerconnect.http;

/** Identifies the routes of the consent flow, whose responses need other headers. Implemented by the handshake. */
public interface ConsentRoutes {

    /**
     * Whether the broker redirects the browser to this path. Never shared with other origins.
     *
     * @param path of the request, without the context path
     */
    boolean isCallback(String path);

    /** Whether a pop-up returns from the broker through this path and must keep its opener. */
    boolean isPopUpReturn(String path);

    /** Whether this resource sets or reads the attempt's cookie. */
    boolean usesCookie(String path);
}
