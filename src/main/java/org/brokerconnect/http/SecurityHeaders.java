package org.brokerconnect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.SignInSettings;

/**
 * Security headers of every response (OWASP ASVS 5.0 V3.4): only our own scripts and styles, no framing, no referrer.
 * {@code Cross-Origin-Opener-Policy} keeps pop-ups' openers, because the broker's login runs in one.
 */
@ApplicationScoped
class SecurityHeaders {

    private String policy;
    private boolean overHttps;
    private ConsentRoutes consent;

    protected SecurityHeaders() {}

    @Inject
    SecurityHeaders(SignInSettings signIn, WebAddresses addresses, ConsentRoutes consent) {
        this.consent = consent;
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
                + "connect-src 'self' " + signIn.origin()
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        overHttps = addresses.areSecure();
    }

    /**
     * Adds the headers. A pop-up that returns from the broker's pages keeps its opener only if our opener policy equals
     * theirs (HTML, cross-origin opener policies).
     *
     * @param path of the request, without the context path
     */
    void addTo(HttpServletResponse response, String path) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Cross-Origin-Opener-Policy", consent.isPopUpReturn(path) ? "unsafe-none" : "same-origin-allow-popups");
        response.setHeader("X-Frame-Options", "DENY");
        if (overHttps) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
