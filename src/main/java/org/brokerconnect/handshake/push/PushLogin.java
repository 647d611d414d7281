package org.brokerconnect.handshake.push;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.handshake.RandomToken;
import org.brokerconnect.handshake.StoredCredentials;
import org.brokerconnect.problem.ProblemException;

/** Asks brokers for logins that their people confirm elsewhere. Calls brokers outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PushLogin {

    /** A message can arrive before the broker has said how long it can. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMinutes(1);

    private ConnectionStore connections;
    private PushStore store;
    private StoredCredentials credentials;
    private BrokerCatalog catalog;
    private WebAddresses addresses;
    private Clock clock;

    /** For the container. */
    public PushLogin() {}

    @Inject
    PushLogin(
            ConnectionStore connections,
            PushStore store,
            StoredCredentials credentials,
            BrokerCatalog catalog,
            WebAddresses addresses,
            Clock clock) {
        this.connections = connections;
        this.store = store;
        this.credentials = credentials;
        this.catalog = catalog;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * A new address for the broker's messages, which the person registers at the broker. The one before ends.
     *
     * @throws ProblemException {@code not-found} if this owner has no such connection at a broker that pushes
     */
    public URI newAddress(String owner, UUID configId) {
        Connection connection = find(owner, configId);
        String path = RandomToken.generate();
        store.replace(connection.config().id(), RandomToken.hash(path));
        return addresses.pushAddress(path);
    }

    /**
     * Asks the person to agree in the broker's application.
     *
     * @return until when they can
     * @throws ProblemException as {@link #newAddress}; {@code not-connected} if no account was connected before;
     *     {@code push-not-prepared} if the connection has no address; otherwise the code of the broker's refusal
     */
    public Instant request(String owner, UUID configId) {
        Connection connection = find(owner, configId);
        Broker broker = broker(connection);
        String name = broker.description().name();
        if (connection.session().isEmpty()) {
            throw ProblemException.of("not-connected").withBroker(name);
        }
        AppCredentials app = credentials
                .open(connection.config())
                .orElseThrow(() -> ProblemException.of("secret-unreadable").withBroker(name));
        if (!store.await(configId, clock.instant().plus(UNTIL_ANSWERED))) {
            throw ProblemException.of("push-not-prepared").withBroker(name);
        }
        try {
            Instant until = broker.requestPush(app);
            store.awaitUntil(configId, until);
            return until;
        } catch (BrokerException refused) {
            store.claim(configId);
            throw problem(refused).withBroker(name);
        }
    }

    private static ProblemException problem(BrokerException refused) {
        boolean canPass = refused.verdict() == Verdict.RATE || refused.verdict() == Verdict.TRANSIENT;
        ProblemException problem = ProblemException.of(refused.code()).withStatus(canPass ? 503 : 409);
        return refused.retryAfter().map(problem::withRetryAfter).orElse(problem);
    }

    private Connection find(String owner, UUID configId) {
        return connections
                .find(owner, configId)
                .filter(connection -> catalog.byId(connection.config().broker())
                        .filter(broker -> broker.description().waysIn().contains(WayIn.PUSH))
                        .isPresent())
                .orElseThrow(ProblemException::notFound);
    }

    private Broker broker(Connection connection) {
        return catalog.byId(connection.config().broker()).orElseThrow(ProblemException::notFound);
    }
}
