package org.brokerconnect.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Decides whether a bearer token is verified at all. Implemented where requests are limited. */
public interface TokenGuard {

    /**
     * Refuses the request if too many tokens from its address were refused before.
     *
     * @return false if the response is complete; the token must not be verified then
     * @throws java.io.UncheckedIOException if the refusal cannot be sent
     */
    boolean admit(HttpServletRequest request, HttpServletResponse response);

    /** Counts a token that was refused. */
    void refused(HttpServletRequest request);

    /**
     * Counts a token that the server refused before any code of the application, unless it was counted.
     *
     * @return whether too many tokens from its address were refused before; the response then has the header fields
     *     that say so
     */
    boolean isOneTooMany(HttpServletRequest request, HttpServletResponse response);
}
