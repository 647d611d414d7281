package org.brokerconnect.sandbox.upstox;

/**
 * A registered app.
 *
 * @param extended whether an exchange returns an {@code extended_token} as well
 */
public record UpstoxApp(String key, String secret, String name, String redirectUri, boolean extended) {}
