package org.brokerconnect.broker.tastytrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Sha256;

/**
 * Keeps client ids and secrets that tastytrade refused from being sent again for a while: after many failed logins
 * tastytrade blocks the address of the server, and with it all users, for about eight hours. Remembers hashes only, of
 * this node only. Corrected ones are sent at once. Thread-safe.
 */
final class RefusedSecrets {

    private static final int MAX_REMEMBERED = 10_000;

    private final Map<String, Instant> pausedUntil = new LinkedHashMap<>();
    private final Duration pause;
    private final Clock clock;

    RefusedSecrets(Duration pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * @throws BrokerException CONFIG, app-secret-refused: tastytrade refused these credentials less than a pause ago
     */
    synchronized void check(AppCredentials app) {
        Instant until = pausedUntil.get(hash(app));
        if (until != null && clock.instant().isBefore(until)) {
            throw new BrokerException(
                    Verdict.CONFIG,
                    TastyFailures.SECRET_REFUSED,
                    "tastytrade refused these credentials before; they are not sent again until " + until);
        }
    }

    /** Remembers the credentials if the call was refused because of it. */
    synchronized void record(AppCredentials app, BrokerException refused) {
        if (refused.code().equals(TastyFailures.SECRET_REFUSED)) {
            Instant now = clock.instant();
            pausedUntil.values().removeIf(until -> !now.isBefore(until));
            if (pausedUntil.size() >= MAX_REMEMBERED) {
                pausedUntil.remove(pausedUntil.keySet().iterator().next());
            }
            pausedUntil.put(hash(app), now.plus(pause));
        }
    }

    private static String hash(AppCredentials app) {
        return Sha256.hex(TastyCredentials.clientId(app).reveal() + "\n"
                + TastyCredentials.clientSecret(app).reveal());
    }
}
