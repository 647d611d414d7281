package org.brokerconnect.handshake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.ConnectRefusedException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.LoginWriter;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;

/**
 * Connects an account by a token that its person pasted. The session is stored as that of a login, by the same rules.
 * Calls the broker outside of any transaction. A session that is not stored is not revoked: the token is the person's
 * own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenAdoption {

    private ConnectionStore connections;
    private LoginWriter logins;
    private StoredCredentials credentials;
    private BrokerCatalog catalog;
    private StoreRetry retry;

    /** For the container. */
    public TokenAdoption() {}

    @Inject
    TokenAdoption(
            ConnectionStore connections,
            LoginWriter logins,
            StoredCredentials credentials,
            BrokerCatalog catalog,
            StoreRetry retry) {
        this.connections = connections;
        this.logins = logins;
        this.credentials = credentials;
        this.catalog = catalog;
        this.retry = retry;
    }

    /**
     * Connects this owner's configuration.
     *
     * @throws ProblemException {@code not-found} if the owner has no such configuration; {@code way-in-unsupported} if
     *     the broker issues no such tokens; {@code pasted-token-refused} if the broker refuses this one; otherwise the
     *     code of the broker's refusal, or of {@link LoginWriter#connect}. Nothing is stored then.
     */
    public void adopt(String owner, UUID configId, Secret token) {
        BrokerConfig config =
                connections.find(owner, configId).map(Connection::config).orElseThrow(ProblemException::notFound);
        Broker broker = catalog.byId(config.broker()).orElseThrow(ProblemException::notFound);
        String name = broker.description().name();
        if (!broker.description().waysIn().contains(WayIn.PASTED_TOKEN)) {
            throw ProblemException.of("way-in-unsupported").withBroker(name);
        }
        AppCredentials opened = credentials.open(config).orElseThrow(() -> ProblemException.of("secret-unreadable")
                .withBroker(name));
        try {
            store(config, broker.adopt(opened, token));
        } catch (BrokerException refused) {
            throw failed(config, refused).withBroker(name);
        } catch (ConnectRefusedException refused) {
            logins.recordFailedLogin(configId, refused.code());
            throw ProblemException.of(refused.code()).withStatus(409).withBroker(name);
        }
    }

    private void store(BrokerConfig config, BrokerSession session) {
        retry.run(() -> {
            logins.connect(config.id(), config.credentialsVersion(), session);
            return true;
        });
    }

    /** A refusal by the broker is an event; a failure that can pass is none. */
    private ProblemException failed(BrokerConfig config, BrokerException refused) {
        boolean canPass = refused.verdict() == Verdict.RATE || refused.verdict() == Verdict.TRANSIENT;
        String code = refused.verdict() == Verdict.AUTH ? "pasted-token-refused" : refused.code();
        if (!canPass) {
            logins.recordFailedLogin(config.id(), code);
        }
        ProblemException problem = ProblemException.of(code).withStatus(canPass ? 503 : 409);
        return refused.retryAfter().map(problem::withRetryAfter).orElse(problem);
    }
}
