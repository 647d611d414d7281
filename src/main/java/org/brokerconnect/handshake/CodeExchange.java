package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectRefusedException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.session.Revocations;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Exchanges the code of a consumed attempt for a session, and stores the session or revokes it at the broker. Calls the
 * broker outside of any transaction.
 */
@Dependent
class CodeExchange {

    private static final Logger LOG = Logger.getLogger(CodeExchange.class.getName());

    private final AttemptStore attempts;
    private final AttemptWriter outcomes;
    private final ConnectionStore connections;
    private final StoredCredentials credentials;
    private final Revocations revocations;
    private final WebAddresses addresses;
    private final StoreRetry retry;

    @Inject
    CodeExchange(
            AttemptStore attempts,
            AttemptWriter outcomes,
            ConnectionStore connections,
            StoredCredentials credentials,
            Revocations revocations,
            WebAddresses addresses,
            StoreRetry retry) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.connections = connections;
        this.credentials = credentials;
        this.revocations = revocations;
        this.addresses = addresses;
        this.retry = retry;
    }

    /** A consumed attempt gets an outcome whatever fails: the person cannot repeat the callback. */
    CallbackResult run(Broker broker, ConnectAttempt attempt, Consent.Granted consent) {
        try {
            return exchange(broker, attempt, consent);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, unexpected, () -> "a login was interrupted");
            return fail(attempt, "attempt-interrupted");
        }
    }

    private CallbackResult exchange(Broker broker, ConnectAttempt attempt, Consent.Granted consent) {
        Optional<BrokerConfig> target = connections
                .find(attempt.owner(), attempt.configId())
                .map(Connection::config)
                .filter(current -> current.credentialsVersion() == attempt.credentialsVersion());
        if (target.isEmpty()) {
            return fail(attempt, "credentials-changed");
        }
        Optional<AppCredentials> opened = credentials.open(target.get());
        if (opened.isEmpty()) {
            return fail(attempt, "secret-unreadable");
        }
        try {
            ConsentRequest request = attempt.consentRequest(consent.state(), addresses.callbackOf(attempt.broker()));
            return store(attempt, target.get(), broker.exchange(opened.get(), request, consent.code()));
        } catch (BrokerException refused) {
            return fail(attempt, refused.code());
        } catch (UnreadableSecretException verifier) {
            LOG.log(Level.WARNING, "a login is not possible: {0}", verifier.toString());
            return fail(attempt, "secret-unreadable");
        }
    }

    /** Stores the session, or revokes it at the broker: no failure leaves a session that this application forgot. */
    private CallbackResult store(ConnectAttempt attempt, BrokerConfig config, BrokerSession session) {
        Optional<String> problem = storeProblem(attempt, session);
        if (problem.isEmpty()) {
            return connected(attempt);
        }
        revocations.revokeUnwanted(config, session.tokens(), session.accessEnds(), Priority.INTERACTIVE);
        return fail(attempt, problem.get());
    }

    /** The stored outcome; CONNECTED as well if it cannot be read. */
    private CallbackResult connected(ConnectAttempt attempt) {
        try {
            return attempts.result(attempt);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "the outcome of a login could not be read");
            return new CallbackResult(attempt, AttemptOutcome.CONNECTED, null);
        }
    }

    /** The slug of the reason why the session is not stored; empty when it is. */
    private Optional<String> storeProblem(ConnectAttempt attempt, BrokerSession session) {
        try {
            boolean stored = retry.run(() -> outcomes.recordConnected(attempt, session));
            return stored ? Optional.empty() : Optional.of("configuration-gone");
        } catch (ConnectRefusedException refused) {
            return Optional.of(refused.code());
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "the session of a login could not be stored; it is revoked");
            return Optional.of("login-not-stored");
        }
    }

    /** The result of a failed attempt, even if the outcome cannot be stored; the sweep then ends the attempt. */
    private CallbackResult fail(ConnectAttempt attempt, String problem) {
        try {
            retry.runBriefly(() -> {
                outcomes.recordFailure(attempt, AttemptOutcome.FAILED, problem);
                return true;
            });
            return attempts.result(attempt);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "the outcome of a login could not be stored: " + problem);
            return new CallbackResult(attempt, AttemptOutcome.FAILED, problem);
        }
    }
}
