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
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.portfolio.prices.ConnectionCheck.LiveSession;
import org.brokerconnect.session.BrokerCalls;
import org.brokerconnect.vault.UnreadableSecretException;

/** The price source of a real connection. Reads the connection's row on each call, so that no ended session is used. */
@Dependent
class ConnectionPrices implements PriceSource {

    private final ConnectionStore connections;
    private final LivePortfolio portfolio;
    private final BrokerCalls calls;
    private final BrokerCatalog catalog;
    private final MarketHours markets;
    private final PlansWithoutPrices plans;
    private final Clock clock;

    @Inject
    ConnectionPrices(
            ConnectionStore connections,
            LivePortfolio portfolio,
            BrokerCalls calls,
            BrokerCatalog catalog,
            MarketHours markets,
            PlansWithoutPrices plans,
            Clock clock) {
        this.connections = connections;
        this.portfolio = portfolio;
        this.calls = calls;
        this.catalog = catalog;
        this.markets = markets;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public Optional<ConnectionCheck> check(String owner, UUID configId, boolean withHoldings) {
        return connections.find(owner, configId).map(connection -> check(owner, connection, withHoldings));
    }

    private ConnectionCheck check(String owner, Connection connection, boolean withHoldings) {
        Optional<String> reason = portfolio.reasonUnavailable(connection);
        if (reason.isPresent()) {
            return ConnectionCheck.unavailable(ConnectionVersion.of(connection), reason.get());
        }
        // expired tokens need the call: it renews them if they are renewable
        if (!withHoldings && connection.usableTokensAt(clock.instant()).isPresent()) {
            return available(connection, Optional.empty(), Optional.empty());
        }
        try {
            HoldingsFetched holdings = portfolio.holdings(connection);
            return checkAfterCall(owner, connection, Optional.of(holdings), Optional.empty());
        } catch (BrokerException failed) {
            return checkAfterCall(owner, connection, Optional.empty(), Optional.of(failed));
        }
    }

    /** Reads the connection again: the call may have changed its state and its tokens. */
    private ConnectionCheck checkAfterCall(
            String owner, Connection before, Optional<HoldingsFetched> holdings, Optional<BrokerException> failure) {
        Connection now = connections.find(owner, before.config().id()).orElse(before);
        return portfolio
                .reasonUnavailable(now)
                .map(reason -> ConnectionCheck.unavailable(ConnectionVersion.of(now), reason))
                .orElseGet(() -> available(now, holdings, failure));
    }

    private ConnectionCheck available(
            Connection connection, Optional<HoldingsFetched> holdings, Optional<BrokerException> failure) {
        ConnectionVersion version = ConnectionVersion.of(connection);
        Optional<LiveSession> session = liveSession(connection);
        return session.isEmpty() && failure.isEmpty()
                ? ConnectionCheck.unavailable(version, "session-ended")
                : new ConnectionCheck(version, Optional.empty(), holdings, failure, session);
    }

    private Optional<LiveSession> liveSession(Connection connection) {
        return connection.usableTokensAt(clock.instant()).flatMap(tokens -> broker(connection)
                .map(broker -> liveSession(connection, broker, tokens)));
    }

    /** Null when a stored secret cannot be opened; the call before has recorded that. */
    private static LiveSession liveSession(Connection connection, Broker broker, SessionTokens tokens) {
        ConnectionSession session = connection.session().orElseThrow();
        try {
            SessionContext context = new SessionContext(
                    connection.config().credentials().opened(), tokens.opened(), Priority.INTERACTIVE);
            return new LiveSession(
                    broker.client(context),
                    connection.config().credentialsVersion(),
                    tokens,
                    session.tokenVersion(),
                    session.expiresAt());
        } catch (UnreadableSecretException unreadable) {
            return null;
        }
    }

    private Optional<Broker> broker(Connection connection) {
        return catalog.byId(connection.config().broker());
    }

    @Override
    public Quotes quotes(String owner, UUID configId, Collection<Listing> listings) {
        Connection connection = connections
                .find(owner, configId)
                .filter(found -> portfolio.reasonUnavailable(found).isEmpty())
                .orElseThrow(ConnectionPrices::sessionEnded);
        Broker broker = broker(connection).orElseThrow(ConnectionPrices::sessionEnded);
        int perCall = broker.listingsPerPriceCall();
        Map<Listing, BigDecimal> prices = new HashMap<>();
        List<Listing> left = new ArrayList<>(listings);
        while (!left.isEmpty()) {
            List<Listing> batch = left.subList(0, Math.min(perCall, left.size()));
            prices.putAll(quotes(connection, List.copyOf(batch)));
            batch.clear();
        }
        return new Quotes(prices, markets.calendar(broker.market()).sharePricesRestUntil(clock.instant()));
    }

    /** A background call: interactive calls go first. */
    private Map<Listing, BigDecimal> quotes(Connection connection, List<Listing> batch) {
        UUID configId = connection.config().id();
        try {
            Map<Listing, BigDecimal> prices =
                    calls.execute(connection, Priority.BACKGROUND, client -> client.lastPrices(batch));
            plans.answered(configId);
            return prices;
        } catch (BrokerException refused) {
            plans.refused(configId, connection.config().broker(), refused.code());
            throw refused;
        }
    }

    private static BrokerException sessionEnded() {
        return new BrokerException(Verdict.AUTH, "session-ended", "there is no live session");
    }
}
