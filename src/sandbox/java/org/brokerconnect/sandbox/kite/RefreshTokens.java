package org.brokerconnect.sandbox.kite;

import java.util.HashMap;
import java.util.Map;

/**
 * The refresh tokens of approved platforms: they do not expire and each is valid for one renewal. Safe for use by many
 * threads.
 */
final class RefreshTokens {
    private final TokenIssuer tokens;
    private final Map<String, Holder> byToken = new HashMap<>();
    private final Map<Holder, Integer> renewalCounts = new HashMap<>();

    RefreshTokens(TokenIssuer tokens) {
        this.tokens = tokens;
    }

    /** The app and client that a token belongs to. */
    record Holder(String apiKey, String userId) {}

    /** Issues a token and revokes the earlier one of this client in this app. */
    synchronized String issue(Holder holder) {
        byToken.values().removeIf(holder::equals);
        String token = tokens.refreshToken();
        byToken.put(token, holder);
        return token;
    }

    /**
     * Consumes a token and counts a renewal.
     *
     * @throws KiteError if the token is unknown, was consumed, or belongs to another app
     */
    synchronized Holder redeem(String apiKey, String token) {
        Holder holder = byToken.get(token);
        if (holder == null || !holder.apiKey().equals(apiKey)) {
            throw KiteError.staleToken();
        }
        byToken.remove(token);
        renewalCounts.merge(holder, 1, Integer::sum);
        return holder;
    }

    /**
     * Revokes one token.
     *
     * @return false if it was unknown
     */
    synchronized boolean revoke(String apiKey, String token) {
        return byToken.remove(token, new Holder(apiKey, ownerOf(token)));
    }

    private String ownerOf(String token) {
        Holder holder = byToken.get(token);
        return holder == null ? "" : holder.userId();
    }

    synchronized void revokeAll(Holder holder) {
        byToken.values().removeIf(holder::equals);
    }

    synchronized void revokeAll(String userId) {
        byToken.values().removeIf(holder -> holder.userId().equals(userId));
    }

    /** The number of renewals of this client in this app. */
    synchronized int renewalCount(String apiKey, String userId) {
        return renewalCounts.getOrDefault(new Holder(apiKey, userId), 0);
    }

    synchronized void reset() {
        byToken.clear();
        renewalCounts.clear();
    }
}
