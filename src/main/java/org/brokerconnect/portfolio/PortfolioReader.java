package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Explanation;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;

/** Gives the best honest answer: the broker's if it comes in time, else the last known one, else, to someone who never connected, a sample. */
@Dependent
class PortfolioReader {

    /** By then pauses and queues are over; what lasts longer says so again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ConfigStore connections;
    private final LivePortfolio live;
    private final Snapshots snapshots;
    private final Clock clock;

    @Inject
    PortfolioReader(ConfigStore connections, LivePortfolio live, Snapshots snapshots, Clock clock) {
        this.connections = connections;
        this.live = live;
        this.snapshots = snapshots;
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
            Provenance old = Provenance.lastKnown(configId, known.get().asOf(), state, reason);
            return new PortfolioAnswer<>(old, known.get().data(), null);
        }
        if (connection.wasNeverConnected()) {
            return new PortfolioAnswer<>(Provenance.sample(configId, state), part.sample(), null);
        }
        Explanation why = Explanation.of(reason);
        throw why.healsItself()
                ? new ProblemException(Problem.of(reason, 503, why.title(), why.detail()), SOON)
                : new ProblemException(Problem.of(reason, 409, why.title(), why.detail()));
    }
}
