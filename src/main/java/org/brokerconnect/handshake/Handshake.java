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
import org.brokerconnect.session.Revocations;
import org.brokerconnect.vault.Secret;

/**
 * The consent flow. Begins an attempt, and finishes it once: whoever comes second is told what the first one reached. The broker is
 * asked outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Handshake {

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
     * @param returnTo where the browser goes in the end; checked by {@link ReturnAddress}
     * @throws ProblemException {@code not-found} if the owner has no such configuration
     */
    public Begun begin(String owner, UUID configId, String returnTo) {
        BrokerConfig target =
                connections.find(owner, configId).map(Connection::config).orElseThrow(ProblemException::notFound);
        Broker broker = catalog.byId(target.broker()).orElseThrow(ProblemException::notFound);
        String state = RandomToken.value();
        String cookie = RandomToken.value();
        Instant now = clock.instant();
        ConnectAttempt attempt = new ConnectAttempt(
                target,
                RandomToken.hash(state),
                RandomToken.hash(cookie),
                returnTo,
                now,
                now.plus(config.attemptLife()));
        attempts.remember(attempt);
        return new Begun(attempt, Secret.of(cookie), broker.authorizationUrl(target.credentials(), Secret.of(state)));
    }

    /** A new attempt: the cookie that its browser gets, and where to send the person. */
    public record Begun(ConnectAttempt attempt, Secret cookie, URI authorizationUrl) {

        /** Without the address, which carries the state and the API key. */
        @Override
        public String toString() {
            return "Begun[" + attempt.id() + "]";
        }
    }

    /**
     * Finishes what a browser or a person brought back from the broker.
     *
     * @param query decoded query parameters
     * @throws ProblemException {@code not-found} if there is no such broker
     */
    public CallbackResult finish(String brokerId, Map<String, List<String>> query, CallbackPresenter carrier) {
        Broker broker = catalog.byId(brokerId).orElseThrow(ProblemException::notFound);
        return broker.readReturn(query)
                .fold(
                        granted -> granted(broker, granted, carrier),
                        declined -> declined(brokerId, declined, carrier),
                        unreadable -> CallbackResult.refused("return-unreadable"));
    }

    private CallbackResult granted(Broker broker, Consent.Granted consent, CallbackPresenter carrier) {
        if (consent.state().isEmpty()) {
            return CallbackResult.refused("state-missing");
        }
        Optional<ConnectAttempt> found = byState(broker.description().id(), consent.state());
        if (found.isEmpty()) {
            return CallbackResult.refused("attempt-unknown");
        }
        ConnectAttempt attempt = found.get();
        if (!carrier.mayFinish(attempt)) {
            writer.recordRefusedCallback(attempt.configId(), "attempt-not-yours");
            return CallbackResult.refused("attempt-not-yours");
        }
        if (attempts.consume(attempt.id())) {
            exchange(broker, attempt, consent.code());
        } else {
            attempts.cameLate(attempt);
        }
        return outcomeOf(attempt);
    }

    private CallbackResult declined(String brokerId, Consent.Declined consent, CallbackPresenter carrier) {
        Optional<ConnectAttempt> found = consent.state().isEmpty()
                ? carrier.newestOpen(attempts, brokerId)
                : byState(brokerId, consent.state()).filter(carrier::mayFinish);
        if (found.isEmpty()) {
            return new CallbackResult(null, AttemptOutcome.CANCELLED, "consent-cancelled");
        }
        if (attempts.consume(found.get().id())) {
            attempts.failed(found.get(), AttemptOutcome.CANCELLED, "consent-cancelled");
        }
        return outcomeOf(found.get());
    }

    /** An attempt at another broker is not found: an answer is never taken to the wrong place. */
    private Optional<ConnectAttempt> byState(String brokerId, Secret state) {
        return attempts.byState(RandomToken.hash(state.reveal()))
                .filter(attempt -> attempt.broker().equals(brokerId));
    }

    private CallbackResult outcomeOf(ConnectAttempt attempt) {
        return attempts.find(attempt.owner(), attempt.id())
                .map(row -> CallbackResult.of(row, clock.instant()))
                .orElse(CallbackResult.refused("configuration-gone"));
    }

    private void exchange(Broker broker, ConnectAttempt attempt, Secret code) {
        Optional<BrokerConfig> target = connections
                .find(attempt.owner(), attempt.configId())
                .map(Connection::config)
                .filter(current -> current.credentialsVersion() == attempt.credentialsVersion());
        if (target.isEmpty()) {
            attempts.failed(attempt, AttemptOutcome.FAILED, "credentials-changed");
            return;
        }
        try {
            keep(attempt, target.get(), broker.exchange(target.get().credentials(), code));
        } catch (BrokerException refused) {
            attempts.failed(attempt, AttemptOutcome.FAILED, refused.code());
        }
    }

    /** A session that the connection does not take is ended at the broker, so that none is left that nobody knows. */
    private void keep(ConnectAttempt attempt, BrokerConfig madeWith, BrokerSession session) {
        if (!isTaken(attempt, session)) {
            revocations.revokeUnwanted(madeWith, session.tokens(), session.expiresAt(), Priority.INTERACTIVE);
        }
    }

    private boolean isTaken(ConnectAttempt attempt, BrokerSession session) {
        try {
            return attempts.succeeded(attempt, session);
        } catch (ConnectRefusedException refused) {
            attempts.failed(attempt, AttemptOutcome.FAILED, refused.code());
            return false;
        }
    }
}
