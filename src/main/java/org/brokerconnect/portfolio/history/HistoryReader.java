package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.portfolio.StoredAnswer;
import org.brokerconnect.problem.ProblemException;

/** Reads stored values; calls no broker. */
@Dependent
class HistoryReader {

    private static final Logger LOG = Logger.getLogger(HistoryReader.class.getName());

    private final ConnectionStore connections;
    private final ValueStore store;
    private final ValueContents contents;
    private final BrokerCatalog catalog;
    private final MarketHours markets;
    private final Clock clock;

    @Inject
    HistoryReader(
            ConnectionStore connections,
            ValueStore store,
            ValueContents contents,
            BrokerCatalog catalog,
            MarketHours markets,
            Clock clock) {
        this.connections = connections;
        this.store = store;
        this.contents = contents;
        this.catalog = catalog;
        this.markets = markets;
        this.clock = clock;
    }

    /** A stored value and its time. */
    record Point(LocalDate day, Instant asOf, PortfolioValue value) {}

    /**
     * Reads the account's points in the range, oldest first.
     *
     * @param from query parameter as received; null for the default, as {@code to} and {@code resolution}
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code request-malformed} as
     *     {@link HistoryRange#of}
     */
    HistoryView read(String owner, UUID configId, String from, String to, String resolution) {
        Connection connection = connections.findWithoutSecrets(owner, configId).orElseThrow(ProblemException::notFound);
        HistoryRange range = catalog.byId(connection.config().broker())
                .map(broker -> broker.calendar().dateOf(clock.instant()))
                .map(today -> HistoryRange.of(resolution, from, to, today))
                .orElseThrow(ProblemException::notFound);
        List<Point> points = points(connection, range);
        return HistoryView.of(configId, range, points, changes(connection, range, points));
    }

    private List<PointChange> changes(Connection connection, HistoryRange range, List<Point> points) {
        return catalog.marketOf(connection.config().broker())
                .filter(market -> range.resolution() == Resolution.DAY)
                .map(market -> PointChange.of(points, markets.calendar(market)))
                .orElse(List.of());
    }

    private List<Point> points(Connection connection, HistoryRange range) {
        UUID configId = connection.config().id();
        Optional<String> account = account(connection);
        return stored(configId, range).stream()
                .flatMap(point -> contents
                        .open(configId, point.content())
                        .filter(stored ->
                                account.filter(stored.account()::equals).isPresent())
                        .map(stored -> new Point(point.day(), point.asOf(), stored.data()))
                        .stream())
                .toList();
    }

    /** All points; if one cannot be opened, the others one by one. */
    private List<ValuePoint> stored(UUID configId, HistoryRange range) {
        try {
            return store.findBetween(configId, range.resolution(), range.from(), range.to());
        } catch (RuntimeException unreadable) {
            return store.findIdsBetween(configId, range.resolution(), range.from(), range.to()).stream()
                    .flatMap(id -> ifReadable(() -> store.find(id)).stream())
                    .toList();
        }
    }

    private static Optional<ValuePoint> ifReadable(Supplier<Optional<ValuePoint>> read) {
        try {
            return read.get();
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, unreadable, () -> "a stored value cannot be opened and is left out");
            return Optional.empty();
        }
    }

    /** The connected account; without a session, the account of the newest point. */
    private Optional<String> account(Connection connection) {
        UUID configId = connection.config().id();
        return connection.session().map(ConnectionSession::brokerUserId).or(() -> ifReadable(
                        () -> store.findNewest(configId))
                .flatMap(point -> contents.open(configId, point.content()))
                .map(StoredAnswer::account));
    }
}
