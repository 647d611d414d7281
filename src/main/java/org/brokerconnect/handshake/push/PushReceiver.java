package org.brokerconnect.handshake.push;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectRefusedException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.LoginWriter;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.handshake.RandomToken;
import org.brokerconnect.handshake.StoredCredentials;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.session.Revocations;
import org.brokerconnect.vault.Secret;

/** Receives sessions that brokers push. A message that is not awaited, or does not prove itself, changes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PushReceiver {

    private static final Logger LOG = Logger.getLogger(PushReceiver.class.getName());

    private ConnectionStore connections;
    private PushStore store;
    private StoredCredentials credentials;
    private BrokerCatalog catalog;
    private LoginWriter logins;
    private Revocations revocations;
    private StoreRetry retry;

    /** For the container. */
    public PushReceiver() {}

    @Inject
    PushReceiver(
            ConnectionStore connections,
            PushStore store,
            StoredCredentials credentials,
            BrokerCatalog catalog,
            LoginWriter logins,
            Revocations revocations,
            StoreRetry retry) {
        this.connections = connections;
        this.store = store;
        this.credentials = credentials;
        this.catalog = catalog;
        this.logins = logins;
        this.revocations = revocations;
        this.retry = retry;
    }

    /**
     * Stores the session as that of a login.
     *
     * @param path the end of the address, as received
     * @param message as received; never logged
     * @throws ProblemException 503 with the code of the failure if the broker could not be asked: the same message can
     *     be sent again
     */
    public void receive(String path, Secret message) {
        store.awaiting(RandomToken.hash(path))
                .flatMap(connections::findAnyOwner)
                .filter(connection -> connection.session().isPresent())
                .ifPresent(connection -> receive(connection, message));
    }

    private void receive(Connection connection, Secret message) {
        BrokerConfig config = connection.config();
        Optional<Broker> broker = catalog.byId(config.broker());
        Optional<AppCredentials> app = credentials.open(config);
        if (broker.isEmpty() || app.isEmpty()) {
            return;
        }
        try {
            BrokerSession session = broker.get().receivePush(app.get(), message);
            boolean isSameAccount =
                    session.userId().equals(connection.session().orElseThrow().brokerUserId());
            if (isSameAccount && store.claim(config.id())) {
                store(config, session);
            }
        } catch (BrokerException refused) {
            if (refused.verdict() == Verdict.TRANSIENT || refused.verdict() == Verdict.RATE) {
                throw ProblemException.of(refused.code())
                        .withStatus(503)
                        .withBroker(broker.get().description().name());
            }
            LOG.log(Level.INFO, "a message with a session is ignored: {0}", refused.getMessage());
        }
    }

    /** Stores the session, or revokes it at the broker: no failure leaves a session that this application forgot. */
    private void store(BrokerConfig config, BrokerSession session) {
        try {
            retry.run(() -> {
                logins.connect(config.id(), config.credentialsVersion(), session);
                return true;
            });
        } catch (ConnectRefusedException refused) {
            LOG.log(Level.INFO, "a pushed session is not stored: {0}", refused.code());
            revocations.revokeUnwanted(config, session.tokens(), session.accessEnds(), Priority.INTERACTIVE);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "a pushed session could not be stored; it is revoked");
            revocations.revokeUnwanted(config, session.tokens(), session.accessEnds(), Priority.INTERACTIVE);
        }
    }
}
