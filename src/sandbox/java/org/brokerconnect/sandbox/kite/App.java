package org.brokerconnect.sandbox.kite;

import java.util.Set;

/**
 * An app registered in the developer console of the broker.
 *
 * @param redirectUrl where the login redirects the browser to; one per app
 * @param clients ids of the clients that may log in to the app; empty for all
 * @param marketData false on a Personal plan: quotes, candles and the ticker are refused
 * @param approved true for an approved platform, which receives refresh tokens
 */
public record App(
        String apiKey,
        String apiSecret,
        String name,
        String redirectUrl,
        Set<String> clients,
        boolean marketData,
        boolean approved) {

    /** The callback of the application in the local run. */
    public static final String LOCAL_CALLBACK = "http://localhost:8080/api/broker/callback/zerodha";

    /** An app on the Connect plan for these clients, with {@link #LOCAL_CALLBACK} as its redirect URL. */
    public static App of(String apiKey, String apiSecret, String name, String... clients) {
        return new App(apiKey, apiSecret, name, LOCAL_CALLBACK, Set.of(clients), true, false);
    }

    /** A copy with another redirect URL. */
    public App withRedirectUrl(String url) {
        return new App(apiKey, apiSecret, name, url, clients, marketData, approved);
    }

    /** A copy with another secret, as after regeneration in the console. */
    public App withApiSecret(String secret) {
        return new App(apiKey, secret, name, redirectUrl, clients, marketData, approved);
    }

    /** A copy on the free plan, without market data. */
    public App onPersonalPlan() {
        return new App(apiKey, apiSecret, name, redirectUrl, clients, false, approved);
    }

    /** A copy that is an approved platform. */
    public App approvedPlatform() {
        return new App(apiKey, apiSecret, name, redirectUrl, clients, marketData, true);
    }

    boolean allows(String userId) {
        return clients.isEmpty() || clients.contains(userId);
    }
}
