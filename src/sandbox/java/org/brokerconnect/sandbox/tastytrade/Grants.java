package org.brokerconnect.sandbox.tastytrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codes, grants and access tokens. Safe for use by many threads.
 *
 * <p>An access token ends after 15 minutes, or at once when its grant is deleted.
 */
final class Grants {
    static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private record Code(String clientId, String username, Set<String> scopes, String redirectUri, Instant ends) {}

    /** An access token. */
    record Access(Grant grant, Set<String> scopes, Instant ends) {

        boolean hasScope(String scope) {
            return scopes.contains(scope);
        }
    }

    private final Tokens tokens;
    private final Clock clock;
    private final boolean rotates;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Access> accesses = new HashMap<>();

    /** @param rotates whether each renewal replaces the refresh token, which the broker does not do today */
    Grants(Tokens tokens, Clock clock, boolean rotates) {
        this.tokens = tokens;
        this.clock = clock;
        this.rotates = rotates;
    }

    synchronized String issueCode(String clientId, String username, Set<String> scopes, String redirectUri) {
        String code = tokens.code();
        Instant ends = clock.instant().plus(CODE_LIFETIME);
        codes.put(code, new Code(clientId, username, scopes, redirectUri, ends));
        return code;
    }

    /** A code works once, for the app and the redirect address of its consent. */
    synchronized Optional<Grant> redeem(String code, String clientId, String redirectUri) {
        Code found = codes.get(code);
        if (found == null
                || !found.clientId().equals(clientId)
                || !found.redirectUri().equals(redirectUri)) {
            return Optional.empty();
        }
        codes.remove(code);
        return found.ends().isAfter(clock.instant())
                ? Optional.of(create(clientId, found.username(), found.scopes()))
                : Optional.empty();
    }

    /** A new grant, as "Create Grant" on the site makes. */
    synchronized Grant create(String clientId, String username, Set<String> scopes) {
        Grant grant = new Grant(tokens.jwt(), clientId, username, Set.copyOf(scopes));
        grants.put(grant.refreshToken(), grant);
        return grant;
    }

    /** The grant of a refresh token. */
    synchronized Optional<Grant> findGrant(String refreshToken) {
        return Optional.ofNullable(grants.get(refreshToken));
    }

    /** The grant of a refresh token, with another refresh token if they rotate. */
    synchronized Optional<Grant> renew(String refreshToken) {
        Grant grant = grants.get(refreshToken);
        if (grant == null || !rotates) {
            return Optional.ofNullable(grant);
        }
        grants.remove(refreshToken);
        Grant rotated = grant.withRefreshToken(tokens.jwt());
        grants.put(rotated.refreshToken(), rotated);
        return Optional.of(rotated);
    }

    /** @param scopes those of the grant that the client asks for; all if it asks for none */
    synchronized String issueAccess(Grant grant, Set<String> scopes) {
        Set<String> narrowed = new HashSet<>(grant.scopes());
        if (!scopes.isEmpty()) {
            narrowed.retainAll(scopes);
        }
        String token = tokens.jwt();
        accesses.put(token, new Access(grant, narrowed, clock.instant().plus(ACCESS_LIFETIME)));
        return token;
    }

    /** The access of a token that has not ended. */
    synchronized Optional<Access> find(String accessToken) {
        return Optional.ofNullable(accesses.get(accessToken))
                .filter(access -> access.ends().isAfter(clock.instant()));
    }

    /** Deletes all grants of a customer, with their access tokens; returns how many there were. */
    synchronized int deleteAll(String username) {
        int before = grants.size();
        grants.values().removeIf(grant -> grant.username().equals(username));
        accesses.values().removeIf(access -> access.grant().username().equals(username));
        return before - grants.size();
    }

    synchronized int count(String username) {
        return (int) grants.values().stream()
                .filter(grant -> grant.username().equals(username))
                .count();
    }

    synchronized void reset() {
        codes.clear();
        grants.clear();
        accesses.clear();
    }
}
