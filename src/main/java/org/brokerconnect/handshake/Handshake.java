package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectRefusedException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.StoreRetry;
import org.brokerconnect.session.Revocations;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * The consent flow: begins attempts and completes each exactly once; a repeated callback gets the stored outcome. Calls
 * the broker outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Handshake {

    private static final Logger LOG = Logger.getLogger(Handshake.class.getName());
    private static final String UNREADABLE = "secret-unreadable";

    private AttemptStore attempts;
    private ConnectionStore connections;
    private ConnectionWriter writer;
    private Revocations revocations;
    private BrokerCatalog catalog;
    private HandshakeConfig config;
    private Clock clock;

    /** For the container. */
    public Handshake() {}

    @Inject
    Handshake(
            AttemptStore attempts,
            ConnectionStore connections,
            ConnectionWriter writer,
            Revocations revocations,
            BrokerCatalog catalog,
            HandshakeConfig config,
            Clock clock) {
        this.attempts = attempts;
        this.connections = connections;
        this.writer = writer;
        this.revocations = revocations;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts an attempt for this owner's configuration.
     *
     * @param returnTo where the browser goes after the callback; validated by {@link ReturnAddress}
     * @throws ProblemException {@code not-found} if the owner has no such configuration; {@code secret-unreadable} if
     *     its credentials cannot be opened
     */
    public StartedAttempt begin(String owner, UUID configId, String returnTo) {
        BrokerConfig target =
                connections.find(owner, configId).map(Connection::config).orElseThrow(ProblemException::notFound);
        Broker broker = catalog.byId(target.broker()).orElseThrow(ProblemException::notFound);
        AppCredentials credentials = openedCredentials(target).orElseThrow(() -> ProblemException.of(UNREADABLE)
                .withBroker(broker.description().name()));
        String state = RandomToken.generate();
        String cookie = RandomToken.generate();
        Instant now = clock.instant();
        ConnectAttempt attempt = new ConnectAttempt(
                target,
                RandomToken.hash(state),
                RandomToken.hash(cookie),
                returnTo,
                now,
                now.plus(config.attemptLife()));
        attempts.create(attempt);
        return new StartedAttempt(attempt, Secret.of(cookie), broker.authorizationUrl(credentials, Secret.of(state)));
    }

    /** A new attempt with the value of its cookie and the URL of the broker's consent page. */
    public record StartedAttempt(ConnectAttempt attempt, Secret cookie, URI authorizationUrl) {

        /** Omits the URL, which contains the state and the API key. */
        @Override
        public String toString() {
            return "StartedAttempt[" + attempt.id() + "]";
        }
    }

    /**
     * Completes the attempt that a callback belongs to.
     *
     * @param query decoded query parameters
     * @throws ProblemException {@code not-found} if there is no such broker
     */
    public CallbackResult complete(String brokerId, Map<String, List<String>> query, CallbackPresenter presenter) {
        Broker broker = catalog.byId(brokerId).orElseThrow(ProblemException::notFound);
        return broker.readReturn(query)
                .fold(
                        granted -> granted(broker, granted, presenter),
                        declined -> declined(brokerId, declined, presenter),
                        unreadable -> CallbackResult.refused("return-unreadable"));
    }

    private CallbackResult granted(Broker broker, Consent.Granted consent, CallbackPresenter presenter) {
        if (consent.state().isEmpty()) {
            return CallbackResult.refused("state-missing");
        }
        Optional<ConnectAttempt> found = byState(broker.description().id(), consent.state());
        if (found.isEmpty()) {
            return CallbackResult.refused("attempt-unknown");
        }
        ConnectAttempt attempt = found.get();
        if (!presenter.mayComplete(attempt)) {
            attempts.recordRefusedCallback(attempt, "attempt-not-yours");
            return CallbackResult.refused("attempt-not-yours");
        }
        if (attempts.consume(attempt.id())) {
            return exchangeSafely(broker, attempt, consent.code());
        }
        attempts.reconcileLate(attempt);
        return outcomeOf(attempt);
    }

    private CallbackResult declined(String brokerId, Consent.Declined consent, CallbackPresenter presenter) {
        Optional<ConnectAttempt> found = consent.state().isEmpty()
                ? presenter.newestOpen(attempts, brokerId)
                : byState(brokerId, consent.state()).filter(presenter::mayComplete);
        if (found.isEmpty()) {
            return new CallbackResult(null, AttemptOutcome.CANCELLED, "consent-cancelled");
        }
        if (attempts.consume(found.get().id())) {
            attempts.recordFailure(found.get(), AttemptOutcome.CANCELLED, "consent-cancelled");
        }
        return outcomeOf(found.get());
    }

    /** Ignores attempts at other brokers, so that a code is never sent to the wrong broker. */
    private Optional<ConnectAttempt> byState(String brokerId, Secret state) {
        return attempts.findByState(RandomToken.hash(state.reveal()))
                .filter(attempt -> attempt.broker().equals(brokerId));
    }

    private CallbackResult outcomeOf(ConnectAttempt attempt) {
        return attempts.find(attempt.owner(), attempt.id())
                .map(row -> CallbackResult.of(row, clock.instant()))
                .orElse(CallbackResult.refused("configuration-gone"));
    }

    /** A consumed attempt gets an outcome whatever fails: the person cannot repeat the callback. */
    private CallbackResult exchangeSafely(Broker broker, ConnectAttempt attempt, Secret code) {
        try {
            return exchange(broker, attempt, code);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, unexpected, () -> "a login was interrupted");
            return fail(attempt, "attempt-interrupted");
        }
    }

    private CallbackResult exchange(Broker broker, ConnectAttempt attempt, Secret code) {
        Optional<BrokerConfig> target = connections
                .find(attempt.owner(), attempt.configId())
                .map(Connection::config)
                .filter(current -> current.credentialsVersion() == attempt.credentialsVersion());
        if (target.isEmpty()) {
            return fail(attempt, "credentials-changed");
        }
        Optional<AppCredentials> credentials = openedCredentials(target.get());
        if (credentials.isEmpty()) {
            return fail(attempt, UNREADABLE);
        }
        try {
            return store(attempt, target.get(), broker.exchange(credentials.get(), code));
        } catch (BrokerException refused) {
            return fail(attempt, refused.code());
        }
    }

    /** The credentials of this configuration; empty, and recorded, when they cannot be opened. */
    private Optional<AppCredentials> openedCredentials(BrokerConfig config) {
        try {
            return Optional.of(config.credentials().opened());
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a login is not possible: {0}", unreadable.toString());
            writer.recordUnreadable(config.id());
            return Optional.empty();
        }
    }

    /** Stores the session, or revokes it at the broker: no failure leaves a session that this application forgot. */
    private CallbackResult store(ConnectAttempt attempt, BrokerConfig config, BrokerSession session) {
        Optional<String> problem = storeProblem(attempt, session);
        if (problem.isEmpty()) {
            return connected(attempt);
        }
        revocations.revokeUnwanted(config, session.tokens(), session.expiresAt(), Priority.INTERACTIVE);
        return fail(attempt, problem.get());
    }

    /** The stored outcome; CONNECTED as well if it cannot be read. */
    private CallbackResult connected(ConnectAttempt attempt) {
        try {
            return outcomeOf(attempt);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "the outcome of a login could not be read");
            return new CallbackResult(attempt, AttemptOutcome.CONNECTED, null);
        }
    }

    /** The slug of the reason why the session is not stored; empty when it is. */
    private Optional<String> storeProblem(ConnectAttempt attempt, BrokerSession session) {
        try {
            boolean stored = StoreRetry.run(() -> attempts.recordConnected(attempt, session));
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
            StoreRetry.run(() -> {
                attempts.recordFailure(attempt, AttemptOutcome.FAILED, problem);
                return true;
            });
            return outcomeOf(attempt);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "the outcome of a login could not be stored: " + problem);
            return new CallbackResult(attempt, AttemptOutcome.FAILED, problem);
        }
    }
}
