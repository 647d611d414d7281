package org.brokerconnect.upkeep;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;

/** Renews a session without its person, where the broker gave the means. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Renewals {

    private ConnectionStore connections;
    private BrokerCatalog catalog;
    private Clock clock;

    /** For the container. */
    public Renewals() {}

    @Inject
    Renewals(ConnectionStore connections, BrokerCatalog catalog, Clock clock) {
        this.connections = connections;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Asks the broker for new tokens and stores them, unless the session changed meanwhile. A session that the broker refuses is marked as
     * needing a login; one that merely cannot be renewed stays as it is until its time is over.
     */
    public Renewal renew(Connection connection) {
        SessionTokens tokens = connection.usableTokensAt(clock.instant()).orElse(null);
        Broker broker = catalog.byId(connection.config().broker()).orElse(null);
        if (tokens == null || broker == null || !tokens.areRenewable()) {
            return new Renewal.LoginRequired("login-required");
        }
        Renewal renewal = broker.renew(connection.config().credentials(), tokens);
        store(connection, renewal);
        return renewal;
    }

    private void store(Connection connection, Renewal renewal) {
        long version = connection.session().orElseThrow().version();
        if (renewal instanceof Renewal.Renewed renewed) {
            connections.renewed(connection.config().id(), version, renewed);
        } else if (renewal instanceof Renewal.LoginRequired login) {
            connections.loginRequired(connection.config().id(), version, login.code());
        }
    }
}
