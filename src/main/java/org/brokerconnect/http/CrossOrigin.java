package org.brokerconnect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.brokerconnect.config.AllowedOrigins;

/**
 * CORS headers (WHATWG Fetch, CORS protocol). Only listed origins may read responses, errors included. Credentials are
 * allowed only where the attempt's cookie is set or read; everywhere else the bearer token identifies the caller.
 */
@ApplicationScoped
class CrossOrigin {

    private static final Pattern SHARED = Pattern.compile("/settings\\.json|/api(/.*)?");

    private AllowedOrigins origins;
    private ConsentRoutes consent;

    protected CrossOrigin() {}

    @Inject
    CrossOrigin(AllowedOrigins origins, ConsentRoutes consent) {
        this.origins = origins;
        this.consent = consent;
    }

    /**
     * @param origin the request's {@code Origin}; null when it has none
     * @return whether the origin is listed and the path is shared with other origins
     */
    boolean addTo(HttpServletResponse response, String path, String origin) {
        if (origins.areNone() || !isShared(path)) {
            return false;
        }
        response.setHeader("Vary", "Origin");
        if (!origins.include(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader(
                "Access-Control-Expose-Headers",
                "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Time, WWW-Authenticate");
        if (consent.usesCookie(path)) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        return true;
    }

    private boolean isShared(String path) {
        return SHARED.matcher(path).matches() && !consent.isCallback(path);
    }

    /**
     * Adds the response headers of a preflight: the methods and headers that the API accepts, cached by the browser for
     * ten minutes.
     */
    void addPreflightHeaders(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, If-None-Match, Last-Event-ID, traceparent");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
