package org.brokerconnect.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path by which the server chooses a servlet: decoded, without path parameters and dot segments (Jakarta Servlet
 * 6.0 section 3.5.2). Rules about paths use it. With the URI as the client wrote it,
 * {@code /assets/../api/broker/status} would be an asset for the rules and a resource of the API for the server.
 */
final class RequestPath {

    private RequestPath() {}

    /** The path without the context path; begins with a slash. */
    static String of(HttpServletRequest request) {
        String inside = request.getPathInfo();
        String path = inside == null ? request.getServletPath() : request.getServletPath() + inside;
        return path.isEmpty() ? "/" : path;
    }
}
