package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.problem.ProblemException;

/** Gives what is kept of the past. Asks no broker. */
@Dependent
class HistoryReader {

    private final ConnectionStore connections;
    private final ValuePoints points;
    private final BrokerCatalog catalog;
    private final Clock clock;

    @Inject
    HistoryReader(ConnectionStore connections, ValuePoints points, BrokerCatalog catalog, Clock clock) {
        this.connections = connections;
        this.points = points;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * @param from as a caller wrote it; null for the default, as {@code to} and {@code resolution}
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code request-malformed}
     */
    HistoryView read(String owner, UUID configId, String from, String to, String resolution) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        HistoryRange range = catalog.byId(connection.config().broker())
                .map(broker -> broker.calendar().dateOf(clock.instant()))
                .map(today -> HistoryRange.of(resolution, from, to, today))
                .orElseThrow(ProblemException::notFound);
        return HistoryView.of(
                configId, range, points.between(connection, range.resolution(), range.from(), range.to()));
    }
}
