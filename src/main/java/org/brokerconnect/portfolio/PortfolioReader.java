package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.portfolio.LiveAnswers.Answer;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.problem.ProblemWords;

/**
 * Reads a section of a portfolio from the best source that is available: the broker within the read budget, else the
 * stored snapshot, else a sample if the connection was never connected.
 */
@Dependent
public class PortfolioReader {

    /** {@code Retry-After} of a 503 where the broker asked for no pause: queues are usually over by then. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ConnectionStore connections;
    private final LivePortfolio live;
    private final Snapshots snapshots;
    private final BrokerCatalog catalog;
    private final MarketHours markets;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PortfolioReader(
            ConnectionStore connections,
            LivePortfolio live,
            Snapshots snapshots,
            BrokerCatalog catalog,
            MarketHours markets,
            Caller caller,
            Clock clock) {
        this.connections = connections;
        this.live = live;
        this.snapshots = snapshots;
        this.catalog = catalog;
        this.markets = markets;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code not-found} if this owner has no such connection; with the slug of the reason if
     *     no source has an answer: status 503 if a retry can succeed, otherwise 409
     */
    <T> PortfolioAnswer<T> read(String owner, UUID configId, PortfolioSection<T> section) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        return withMarkets(connection, readBest(owner, connection, section));
    }

    /** The broker's answer to a read that is not stored, and its provenance: LIVE. */
    public record LiveAnswer<T>(Provenance provenance, T data) {}

    /**
     * Reads something that is not stored, so that only the broker has it.
     *
     * @throws ProblemException as {@link #read}
     */
    public <T> LiveAnswer<T> readLive(String owner, UUID configId, Function<BrokerClient, T> call) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        Optional<String> reason = live.reasonUnavailable(connection);
        if (reason.isPresent()) {
            throw noAnswer(connection, reason.get(), RETRY_AFTER);
        }
        try {
            Answer<T> answer = live.readOnly(connection, call);
            return new LiveAnswer<>(Provenance.live(configId, answer.asOf(), ConnectionState.CONNECTED), answer.data());
        } catch (BrokerException failed) {
            throw noAnswer(connection, failed.code(), failed.retryAfter().orElse(RETRY_AFTER));
        }
    }

    private <T> PortfolioAnswer<T> withMarkets(Connection connection, PortfolioAnswer<T> answer) {
        if (answer.provenance().source() == Source.SAMPLE) {
            return answer;
        }
        Instant now = clock.instant();
        Instant readAt =
                answer.provenance().asOf().isBefore(now) ? answer.provenance().asOf() : now;
        return catalog.byId(connection.config().broker())
                .map(broker -> {
                    MarketCalendar calendar = markets.calendar(broker.market());
                    return answer.withMarkets(AnswerMarkets.of(
                            broker::segmentOf, calendar, segment -> calendar.status(segment, now, readAt)));
                })
                .orElse(answer);
    }

    private <T> PortfolioAnswer<T> readBest(String owner, Connection connection, PortfolioSection<T> section) {
        UUID configId = connection.config().id();
        Optional<String> reason = live.reasonUnavailable(connection);
        if (reason.isPresent()) {
            return fallBack(connection, section, reason.get(), RETRY_AFTER);
        }
        try {
            return live.read(connection, section);
        } catch (BrokerException failed) {
            // the call may have changed the connection's state
            return fallBack(
                    connections.find(owner, configId).orElse(connection),
                    section,
                    failed.code(),
                    failed.retryAfter().orElse(RETRY_AFTER));
        }
    }

    private <T> PortfolioAnswer<T> fallBack(
            Connection connection, PortfolioSection<T> section, String reason, Duration retryAfter) {
        UUID configId = connection.config().id();
        ConnectionState state = connection.stateAt(clock.instant());
        Optional<Snapshots.LastKnown<T>> lastKnown = snapshots.lastKnown(connection, section);
        if (lastKnown.isPresent()) {
            String message = words(reason, connection).text();
            Provenance provenance =
                    Provenance.lastKnown(configId, lastKnown.get().asOf(), state, reason, message);
            return new PortfolioAnswer<>(provenance, lastKnown.get().data(), null);
        }
        if (connection.wasNeverConnected()) {
            String message = words("never-connected", connection).text();
            return new PortfolioAnswer<>(
                    Provenance.sample(configId, state, "never-connected", message), section.sample(), null);
        }
        throw noAnswer(connection, reason, retryAfter);
    }

    private ProblemException noAnswer(Connection connection, String reason, Duration retryAfter) {
        ProblemException noAnswer = ProblemException.of(reason).withBroker(brokerName(connection));
        return ProblemCatalog.type(reason).clears()
                ? noAnswer.withStatus(503).withRetryAfter(retryAfter)
                : noAnswer.withStatus(409);
    }

    private ProblemWords words(String reason, Connection connection) {
        return ProblemCatalog.words(reason, caller.locale(), brokerName(connection));
    }

    /** Null for a broker whose adapter is no longer installed. */
    private String brokerName(Connection connection) {
        return catalog.nameOf(connection.config().broker()).orElse(null);
    }
}
