package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.problem.ProblemWords;

/** Gives the best honest answer: the broker's if it comes in time, else the last known one, else, to someone who never connected, a sample. */
@Dependent
class PortfolioReader {

    /** By then pauses and queues are over; what lasts longer says so again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ConnectionStore connections;
    private final LivePortfolio live;
    private final Snapshots snapshots;
    private final BrokerCatalog catalog;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PortfolioReader(
            ConnectionStore connections,
            LivePortfolio live,
            Snapshots snapshots,
            BrokerCatalog catalog,
            Caller caller,
            Clock clock) {
        this.connections = connections;
        this.live = live;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code not-found} if this owner has no such connection; with the slug of why if there are no numbers at all:
     *     status 503 if waiting helps, 409 if not
     */
    <T> PortfolioAnswer<T> read(String owner, UUID configId, SectionQuery<T> part) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        Optional<String> reason = live.whyNotAsked(connection);
        if (reason.isPresent()) {
            return fallBack(connection, part, reason.get());
        }
        try {
            return live.read(connection, part);
        } catch (BrokerException refused) {
            return fallBack(connections.find(owner, configId).orElse(connection), part, refused.code());
        }
    }

    private <T> PortfolioAnswer<T> fallBack(Connection connection, SectionQuery<T> part, String reason) {
        UUID configId = connection.config().id();
        ConnectionState state = connection.stateAt(clock.instant());
        Optional<Snapshots.Known<T>> known = snapshots.lastKnown(connection, part);
        if (known.isPresent()) {
            String message = words(reason, connection).text();
            Provenance old = Provenance.lastKnown(configId, known.get().asOf(), state, reason, message);
            return new PortfolioAnswer<>(old, known.get().data(), null);
        }
        if (connection.wasNeverConnected()) {
            String message = words("never-connected", connection).text();
            return new PortfolioAnswer<>(
                    Provenance.sample(configId, state, "never-connected", message), part.sample(), null);
        }
        ProblemException none = ProblemException.of(reason).withBroker(brokerName(connection));
        throw ProblemCatalog.type(reason).clears() ? none.withStatus(503).withRetryAfter(SOON) : none.withStatus(409);
    }

    private ProblemWords words(String reason, Connection connection) {
        return ProblemCatalog.words(reason, caller.locale(), brokerName(connection));
    }

    private String brokerName(Connection connection) {
        return catalog.nameOf(connection.config().broker()).orElse(null);
    }
}
