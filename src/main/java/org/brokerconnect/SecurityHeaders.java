package org.brokerconnect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.SignInSettings;

/**
 * What every answer tells the browser: nothing but our own files runs, nobody frames us, no address leaks to others (OWASP ASVS 5.0 V3.4). Pop-ups
 * keep their opener, because the login at the broker happens in one.
 */
@ApplicationScoped
class SecurityHeaders {

    private String policy;
    private boolean overHttps;

    protected SecurityHeaders() {}

    @Inject
    SecurityHeaders(SignInSettings signIn, WebAddresses addresses) {
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                + signIn.origin() + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        overHttps = addresses.areSecure();
    }

    /**
     * @param path of the request; the two stations of a login in a pop-up let it keep its opener, because it comes there from the broker's pages,
     *     and any other opener policy than theirs would cut the two apart (HTML, cross-origin opener policies)
     */
    void addTo(HttpServletResponse response, String path) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Cross-Origin-Opener-Policy", isOnTheWayBack(path) ? "unsafe-none" : "same-origin-allow-popups");
        response.setHeader("X-Frame-Options", "DENY");
        if (overHttps) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static boolean isOnTheWayBack(String path) {
        return path.equals("/callback") || path.startsWith("/api/broker/callback/");
    }
}
