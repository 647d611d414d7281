package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.portfolio.prices.ConnectionCheck.LiveSession;
import org.brokerconnect.session.BrokerCalls;

/** Prices through connections: reads the row anew each time, so that no token is kept and what ended is not used. */
@Dependent
class ConnectionPrices implements PriceSource {

    private final ConnectionStore connections;
    private final LivePortfolio portfolio;
    private final BrokerCalls calls;
    private final BrokerCatalog catalog;
    private final Clock clock;

    @Inject
    ConnectionPrices(
            ConnectionStore connections,
            LivePortfolio portfolio,
            BrokerCalls calls,
            BrokerCatalog catalog,
            Clock clock) {
        this.connections = connections;
        this.portfolio = portfolio;
        this.calls = calls;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public Optional<ConnectionCheck> look(String owner, UUID configId, boolean withHoldings) {
        return connections.find(owner, configId).map(found -> look(owner, found, withHoldings));
    }

    private ConnectionCheck look(String owner, Connection connection, boolean withHoldings) {
        Optional<String> why = portfolio.whyNotAsked(connection);
        if (why.isPresent()) {
            return ConnectionCheck.off(ConnectionVersion.of(connection), why.get());
        }
        // tokens that are over are renewed by the read, where they can be
        if (!withHoldings && connection.usableTokensAt(clock.instant()).isPresent()) {
            return seen(connection, Optional.empty(), Optional.empty());
        }
        try {
            HoldingsFetched holdings = portfolio.holdings(connection);
            return after(owner, connection, Optional.of(holdings), Optional.empty());
        } catch (BrokerException refused) {
            return after(owner, connection, Optional.empty(), Optional.of(refused));
        }
    }

    /** What the broker's answer said about the session is written down by now. */
    private ConnectionCheck after(
            String owner, Connection before, Optional<HoldingsFetched> holdings, Optional<BrokerException> trouble) {
        Connection now = connections.find(owner, before.config().id()).orElse(before);
        return portfolio
                .whyNotAsked(now)
                .map(why -> ConnectionCheck.off(ConnectionVersion.of(now), why))
                .orElseGet(() -> seen(now, holdings, trouble));
    }

    private ConnectionCheck seen(
            Connection connection, Optional<HoldingsFetched> holdings, Optional<BrokerException> trouble) {
        ConnectionVersion mark = ConnectionVersion.of(connection);
        Optional<LiveSession> session = session(connection);
        return session.isEmpty() && trouble.isEmpty()
                ? ConnectionCheck.off(mark, "session-ended")
                : new ConnectionCheck(mark, Optional.empty(), holdings, trouble, session);
    }

    private Optional<LiveSession> session(Connection connection) {
        ConnectionSession session = connection.session().orElseThrow();
        return connection.usableTokensAt(clock.instant()).flatMap(tokens -> broker(connection)
                .map(broker -> new LiveSession(
                        broker.client(
                                new SessionContext(connection.config().credentials(), tokens, Priority.INTERACTIVE)),
                        connection.config().credentialsVersion(),
                        tokens,
                        session.tokenVersion(),
                        session.expiresAt())));
    }

    private Optional<Broker> broker(Connection connection) {
        return catalog.byId(connection.config().broker());
    }

    @Override
    public Map<Listing, BigDecimal> quotes(String owner, UUID configId, Collection<Listing> listings) {
        Connection connection = connections
                .find(owner, configId)
                .filter(found -> portfolio.whyNotAsked(found).isEmpty())
                .orElseThrow(ConnectionPrices::ended);
        int perCall = broker(connection).map(Broker::listingsPerPriceCall).orElseThrow(ConnectionPrices::ended);
        Map<Listing, BigDecimal> prices = new HashMap<>();
        List<Listing> left = new ArrayList<>(listings);
        while (!left.isEmpty()) {
            List<Listing> some = left.subList(0, Math.min(perCall, left.size()));
            prices.putAll(quotes(connection, List.copyOf(some)));
            some.clear();
        }
        return prices;
    }

    /** In the background, because no person asked for this call. */
    private Map<Listing, BigDecimal> quotes(Connection connection, List<Listing> some) {
        return calls.ask(connection, Priority.BACKGROUND, client -> client.lastPrices(some));
    }

    private static BrokerException ended() {
        return new BrokerException(Verdict.AUTH, "session-ended", "there is no live session");
    }
}
