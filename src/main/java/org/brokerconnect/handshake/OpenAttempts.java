package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Bounds the open attempts of a person and the cookies of a browser, and ends the attempts of a person who signed out
 * or whose browser another person uses: the callback carries no token, so nothing else keeps the second person's login
 * at the broker out of the first person's connection.
 */
@Dependent
class OpenAttempts {

    private static final Logger LOG = Logger.getLogger(OpenAttempts.class.getName());

    private final OpenAttemptStore open;
    private final AttemptStore attempts;
    private final AttemptWriter outcomes;
    private final OpenAttemptConfig config;

    @Inject
    OpenAttempts(OpenAttemptStore open, AttemptStore attempts, AttemptWriter outcomes, OpenAttemptConfig config) {
        this.open = open;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.config = config;
    }

    /** Ends the oldest open attempts of this person that exceed the limit. */
    void endSurplus(String owner) {
        open.beyond(owner, config.perPerson()).forEach(attempt -> end(attempt, "attempt-superseded"));
    }

    /** Ends the open attempts that this person started in the browser whose cookies have these hashes. */
    void endOwn(String owner, Set<String> cookieHashes) {
        end(cookieHashes, attempt -> attempt.isOwnedBy(owner));
    }

    /** Ends the open attempts that other people started in the browser whose cookies have these hashes. */
    void endOfOthers(String owner, Set<String> cookieHashes) {
        end(cookieHashes, attempt -> !attempt.isOwnedBy(owner));
    }

    private void end(Set<String> cookieHashes, Predicate<ConnectAttempt> which) {
        List<ConnectAttempt> found = cookieHashes.isEmpty() ? List.of() : open.ofCookies(cookieHashes);
        found.stream().filter(which).forEach(attempt -> end(attempt, "sign-in-changed"));
    }

    /** A failure leaves the attempt to its expiry. */
    private void end(ConnectAttempt attempt, String problem) {
        try {
            // not while its code is being exchanged
            if (attempts.consume(attempt.id())) {
                outcomes.recordFailure(attempt, AttemptOutcome.CANCELLED, problem);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "an attempt could not be ended; it expires");
        }
    }

    /**
     * Of the attempts whose cookies a browser has, those whose cookies it keeps when another attempt begins: all while
     * they are few, else the newest that can still get a callback.
     */
    Set<UUID> kept(Set<UUID> ofBrowser) {
        return ofBrowser.size() < config.perPerson()
                ? ofBrowser
                : new HashSet<>(open.newest(ofBrowser, config.perPerson() - 1));
    }
}
