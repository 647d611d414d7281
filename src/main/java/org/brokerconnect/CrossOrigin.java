package org.brokerconnect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.brokerconnect.config.AllowedOrigins;

/**
 * What answers of the API say to browsers about pages of other origins (WHATWG Fetch, CORS protocol). Only listed origins read anything, and refusals as
 * much as answers. Cookies are let through where an attempt's cookie is set or needed, nowhere else: who is calling stands in the bearer token.
 */
@ApplicationScoped
class CrossOrigin {

    private static final Pattern SHARED = Pattern.compile("/settings\\.json|/api(?!/broker/callback(/|$))(/.*)?");
    private static final Pattern WITH_COOKIE =
            Pattern.compile("/api/broker/(configs/[^/]+/setup-oauth|attempts/complete)");

    private AllowedOrigins origins;

    protected CrossOrigin() {}

    @Inject
    CrossOrigin(AllowedOrigins origins) {
        this.origins = origins;
    }

    /**
     * @param origin that the request comes from; null when it says none
     * @return whether it is a listed one, on a path that others may use
     */
    boolean addTo(HttpServletResponse response, String path, String origin) {
        if (origins.areNone() || !SHARED.matcher(path).matches()) {
            return false;
        }
        response.setHeader("Vary", "Origin");
        if (!origins.include(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After, WWW-Authenticate");
        if (WITH_COOKIE.matcher(path).matches()) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        return true;
    }

    /** To a browser that asks beforehand whether it may send a request: whatever the API takes. It asks again after ten minutes. */
    void addWhatMayBeSent(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, Last-Event-ID");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
