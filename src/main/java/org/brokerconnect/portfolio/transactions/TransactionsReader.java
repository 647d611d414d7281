package org.brokerconnect.portfolio.transactions;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.Transactions.Query;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.portfolio.PortfolioReader;
import org.brokerconnect.problem.ProblemException;

/** Reads accounts and transactions from the broker; there is no other source. */
@Dependent
class TransactionsReader {

    private final ConnectionStore connections;
    private final PortfolioReader portfolio;
    private final BrokerCatalog catalog;
    private final Clock clock;

    @Inject
    TransactionsReader(ConnectionStore connections, PortfolioReader portfolio, BrokerCatalog catalog, Clock clock) {
        this.connections = connections;
        this.portfolio = portfolio;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** @throws ProblemException as {@link #transactions}, which has more parameters */
    AccountsView accounts(String owner, UUID configId) {
        broker(owner, configId);
        return AccountsView.of(portfolio.readLive(owner, configId, BrokerClient::accounts));
    }

    /**
     * @param account query parameter as received, as the others; null for the default
     * @throws ProblemException {@code not-found} if this owner has no such connection, or its broker lists no
     *     transactions; {@code request-malformed} as {@link TransactionsQuery#of}; otherwise as
     *     {@link PortfolioReader#readLive}
     */
    TransactionsView transactions(String owner, UUID configId, String account, String from, String to, String page) {
        LocalDate today = broker(owner, configId).calendar().dateOf(clock.instant());
        Query query = TransactionsQuery.of(account, from, to, page, today);
        return TransactionsView.of(query, portfolio.readLive(owner, configId, client -> client.transactions(query)));
    }

    /** The broker of the connection, which lists transactions. */
    private Broker broker(String owner, UUID configId) {
        return connections
                .findWithoutSecrets(owner, configId)
                .flatMap(connection -> catalog.byId(connection.config().broker()))
                .filter(Broker::listsTransactions)
                .orElseThrow(ProblemException::notFound);
    }
}
