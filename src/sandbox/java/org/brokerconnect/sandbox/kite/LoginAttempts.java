package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The login attempts in progress and the consents given; a consent lasts until the reset. Safe for use by many threads.
 */
final class LoginAttempts {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TokenIssuer tokens;
    private final Clock clock;
    private final Map<String, LoginAttempt> inProgress = new HashMap<>();
    private final Set<Consent> consents = new HashSet<>();

    LoginAttempts(TokenIssuer tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Consent(String apiKey, String userId) {}

    synchronized LoginAttempt begin(String apiKey, String redirectParams) {
        inProgress
                .values()
                .removeIf(attempt -> attempt.startedAt().plus(LIFETIME).isBefore(clock.instant()));
        LoginAttempt attempt = new LoginAttempt(tokens.loginId(), apiKey, redirectParams, null, false, clock.instant());
        inProgress.put(attempt.id(), attempt);
        return attempt;
    }

    synchronized Optional<LoginAttempt> find(String id) {
        return Optional.ofNullable(inProgress.get(id));
    }

    /** Logs a client in; the attempt has consent if the client gave it to the app before. */
    synchronized LoginAttempt logIn(LoginAttempt attempt, String userId) {
        return store(attempt.withUser(userId, consents.contains(new Consent(attempt.apiKey(), userId))));
    }

    /** Stores the consent for this attempt and all later ones. */
    synchronized LoginAttempt giveConsent(LoginAttempt attempt) {
        consents.add(new Consent(attempt.apiKey(), attempt.userId()));
        return store(attempt.withConsent());
    }

    private LoginAttempt store(LoginAttempt attempt) {
        inProgress.put(attempt.id(), attempt);
        return attempt;
    }

    /**
     * Ends an attempt.
     *
     * @return false if it had already ended
     */
    synchronized boolean end(LoginAttempt attempt) {
        return inProgress.remove(attempt.id()) != null;
    }

    synchronized void reset() {
        inProgress.clear();
        consents.clear();
    }
}
