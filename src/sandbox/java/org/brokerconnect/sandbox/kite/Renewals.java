package org.brokerconnect.sandbox.kite;

import java.util.HashMap;
import java.util.Map;

/** The refresh tokens of approved platforms: long-lived, each good for one renewal. */
final class Renewals {
    private final Secrets secrets;
    private final Map<String, Holder> byToken = new HashMap<>();
    private final Map<Holder, Integer> counts = new HashMap<>();

    Renewals(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Whose token it is. */
    record Holder(String apiKey, String userId) {}

    /** The only refresh token of this client in this app from now on. */
    synchronized String issue(Holder holder) {
        byToken.values().removeIf(holder::equals);
        String token = secrets.refreshToken();
        byToken.put(token, holder);
        return token;
    }

    /**
     * Uses the token up and counts a renewal.
     *
     * @throws KiteError if it is unknown, used, or another app's
     */
    synchronized Holder redeem(String apiKey, String token) {
        Holder holder = byToken.get(token);
        if (holder == null || !holder.apiKey().equals(apiKey)) {
            throw KiteError.staleToken();
        }
        byToken.remove(token);
        counts.merge(holder, 1, Integer::sum);
        return holder;
    }

    /** Forgets one token; false if it was unknown. */
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

    synchronized void revokeAllOf(String userId) {
        byToken.values().removeIf(holder -> holder.userId().equals(userId));
    }

    /** How often this client's session in this app was renewed. */
    synchronized int count(String apiKey, String userId) {
        return counts.getOrDefault(new Holder(apiKey, userId), 0);
    }

    synchronized void reset() {
        byToken.clear();
        counts.clear();
    }
}
