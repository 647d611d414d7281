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
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;

/**
 * The consent flow: begins attempts and completes each exactly once; a repeated callback gets the stored outcome. Calls
 * the broker outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Handshake {

    private AttemptStore attempts;
    private AttemptWriter outcomes;
    private ConnectionStore connections;
    private CodeExchange exchange;
    private StoredCredentials credentials;
    private BrokerCatalog catalog;
    private WebAddresses addresses;
    private HandshakeConfig config;
    private Clock clock;

    /** For the container. */
    public Handshake() {}

    @Inject
    Handshake(
            AttemptStore attempts,
            AttemptWriter outcomes,
            ConnectionStore connections,
            CodeExchange exchange,
            StoredCredentials credentials,
            BrokerCatalog catalog,
            WebAddresses addresses,
            HandshakeConfig config,
            Clock clock) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.connections = connections;
        this.exchange = exchange;
        this.credentials = credentials;
        this.catalog = catalog;
        this.addresses = addresses;
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
        AppCredentials opened = credentials.open(target).orElseThrow(() -> ProblemException.of("secret-unreadable")
                .withBroker(broker.description().name()));
        String state = RandomToken.generate();
        ConsentRequest request = request(broker, Secret.of(state));
        String cookie = RandomToken.generate();
        Instant now = clock.instant();
        ConnectAttempt attempt = new ConnectAttempt(
                target,
                request,
                RandomToken.hash(state),
                RandomToken.hash(cookie),
                returnTo,
                now,
                now.plus(config.attemptLife()));
        URI authorizationUrl = broker.authorizationUrl(opened, request);
        outcomes.create(attempt);
        return new StartedAttempt(attempt, Secret.of(cookie), authorizationUrl);
    }

    private ConsentRequest request(Broker broker, Secret state) {
        return new ConsentRequest(
                state,
                addresses.callbackOf(broker.description().id()),
                broker.usesPkce() ? Optional.of(Secret.of(RandomToken.generate())) : Optional.empty());
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
            outcomes.recordRefusedCallback(attempt, "attempt-not-yours");
            return CallbackResult.refused("attempt-not-yours");
        }
        if (attempts.consume(attempt.id())) {
            return exchange.run(broker, attempt, consent);
        }
        outcomes.reconcileLate(attempt);
        return attempts.result(attempt);
    }

    /** A browser's callback changes nothing here: its page cancels the attempt by a request of the signed-in person. */
    private CallbackResult declined(String brokerId, Consent.Declined consent, CallbackPresenter presenter) {
        Optional<ConnectAttempt> found = consent.state().isEmpty()
                ? presenter.newestOpen(attempts, brokerId)
                : byState(brokerId, consent.state()).filter(presenter::mayComplete);
        if (found.isPresent()
                && presenter.mayCancel()
                && attempts.consume(found.get().id())) {
            outcomes.recordFailure(found.get(), AttemptOutcome.CANCELLED, "consent-cancelled");
        }
        return found.map(attempts::result)
                .filter(stored -> stored.outcome() != AttemptOutcome.PENDING)
                .orElseGet(() -> CallbackResult.consentCancelled(found.orElse(null)));
    }

    /** Ignores attempts at other brokers, so that a code is never sent to the wrong broker. */
    private Optional<ConnectAttempt> byState(String brokerId, Secret state) {
        return attempts.findByState(RandomToken.hash(state.reveal()))
                .filter(attempt -> attempt.broker().equals(brokerId));
    }
}
