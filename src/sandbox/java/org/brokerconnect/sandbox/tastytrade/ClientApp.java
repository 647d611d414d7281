package org.brokerconnect.sandbox.tastytrade;

import java.util.Set;

/**
 * An OAuth application that a customer made in the profile on the broker's site.
 *
 * @param redirectUris where the consent page redirects to; a request must name exactly one of them
 */
public record ClientApp(String clientId, String clientSecret, String name, Set<String> redirectUris) {

    /** The callback of the application in the local run. */
    public static final String LOCAL_CALLBACK = "http://localhost:8080/api/broker/callback/tastytrade";

    public ClientApp {
        redirectUris = Set.copyOf(redirectUris);
    }

    /** An app with {@link #LOCAL_CALLBACK}. */
    public static ClientApp of(String clientId, String clientSecret, String name) {
        return new ClientApp(clientId, clientSecret, name, Set.of(LOCAL_CALLBACK));
    }

    /** A copy with one other redirect address. */
    public ClientApp withRedirectUri(String uri) {
        return new ClientApp(clientId, clientSecret, name, Set.of(uri));
    }

    /** A copy with another secret, as after regeneration on the site. */
    public ClientApp withClientSecret(String secret) {
        return new ClientApp(clientId, secret, name, redirectUris);
    }
}
