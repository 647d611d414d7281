package org.brokerconnect.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.scheduling.WallClock;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Cache of verified bearer tokens, so that the server does not verify the same signature with each request. A token is
 * kept until its {@code exp}, and at most for {@code sign-in.verification-seconds}: after this time the server verifies
 * it again, with the keys that the provider has then. Contains the SHA-256 hash and the claims of a token, never its
 * text. Bounded. Thread-safe.
 */
@ApplicationScoped
class VerifiedTokens {

    static final int MAX_TOKENS = 5_000;

    /** @param end from which instant on the server may refuse the token */
    private record Verified(VerifiedToken token, Set<String> groups, Instant end) {}

    private Cache<String, Verified> tokens;
    private TokenVerificationConfig config;
    private Clock wallClock;

    /** For the container's proxy. */
    protected VerifiedTokens() {}

    @Inject
    VerifiedTokens(TokenVerificationConfig config, @WallClock Clock wallClock) {
        this(config, wallClock, Ticker.systemTicker());
    }

    /** @param ticker measures how long a token has been kept; changes of the time of day do not concern it */
    VerifiedTokens(TokenVerificationConfig config, Clock wallClock, Ticker ticker) {
        this.config = config;
        this.wallClock = wallClock;
        tokens = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_TOKENS)
                .expireAfterWrite(config.kept())
                .ticker(ticker)
                .build();
    }

    /** The result of the verification of this token; empty if it must be verified. */
    Optional<CredentialValidationResult> find(String rawToken) {
        return Optional.ofNullable(tokens.getIfPresent(hash(rawToken)))
                .filter(verified -> wallClock.instant().isBefore(verified.end()))
                .map(verified ->
                        new CredentialValidationResult(verified.token().withText(rawToken), verified.groups()));
    }

    /**
     * Keeps a valid result. A result about another token than this one is not kept: the server may be set up to read
     * the token from a cookie.
     */
    void keep(String rawToken, CredentialValidationResult result) {
        if (result.getStatus() == CredentialValidationResult.Status.VALID
                && result.getCallerPrincipal() instanceof JsonWebToken token
                && rawToken.equals(token.getRawToken())) {
            end(token)
                    .ifPresent(end -> tokens.put(
                            hash(rawToken),
                            new Verified(VerifiedToken.withoutText(token), Set.copyOf(result.getCallerGroups()), end)));
        }
    }

    /** The number of tokens that are kept. */
    long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    /** The earlier of {@code exp} and the end of the greatest age; empty without {@code exp}. */
    private Optional<Instant> end(JsonWebToken token) {
        Optional<Instant> expiry = instant(token, Claims.exp);
        Optional<Instant> tooOld = config.tokenAge()
                .map(age -> instant(token, Claims.iat).orElse(Instant.EPOCH).plus(age));
        return expiry.map(exp -> tooOld.filter(exp::isAfter).orElse(exp));
    }

    private static Optional<Instant> instant(JsonWebToken token, Claims claim) {
        Object seconds = token.getClaim(claim.name());
        return seconds instanceof Number number
                ? Optional.of(Instant.ofEpochSecond(number.longValue()))
                : Optional.empty();
    }

    private static String hash(String rawToken) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(rawToken.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
