package org.brokerconnect.sandbox.kite;

import java.util.Set;

/**
 * An app of the developer console.
 *
 * @param redirectUrl where its people return to after the login; one per app
 * @param clients the client ids that may log in to it; empty for everybody
 * @param marketData false for a Personal plan: quotes, candles and socket are refused
 * @param approved true for an approved platform, which gets refresh tokens
 */
public record App(
        String apiKey,
        String apiSecret,
        String name,
        String redirectUrl,
        Set<String> clients,
        boolean marketData,
        boolean approved) {

    /** Where the local run's application expects people back. */
    public static final String LOCAL_CALLBACK = "http://localhost:8080/api/broker/callback/zerodha";

    /** An app on the Connect plan for these clients, returning to {@link #LOCAL_CALLBACK}. */
    public static App of(String apiKey, String apiSecret, String name, String... clients) {
        return new App(apiKey, apiSecret, name, LOCAL_CALLBACK, Set.of(clients), true, false);
    }

    /** The same app, returning elsewhere. */
    public App withRedirectUrl(String url) {
        return new App(apiKey, apiSecret, name, url, clients, marketData, approved);
    }

    /** The same app after its secret was regenerated. */
    public App withApiSecret(String secret) {
        return new App(apiKey, secret, name, redirectUrl, clients, marketData, approved);
    }

    /** The same app on the free plan, without market data. */
    public App onPersonalPlan() {
        return new App(apiKey, apiSecret, name, redirectUrl, clients, false, approved);
    }

    /** The same app as an approved platform. */
    public App approvedPlatform() {
        return new App(apiKey, apiSecret, name, redirectUrl, clients, marketData, true);
    }

    boolean admits(String userId) {
        return clients.isEmpty() || clients.contains(userId);
    }
}
