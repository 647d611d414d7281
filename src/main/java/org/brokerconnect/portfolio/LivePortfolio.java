package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.portfolio.LiveAnswers.Answer;
import org.brokerconnect.session.BrokerCalls;

/**
 * Reads portfolios from the broker within the read budget. Every answer is stored after it was returned, also when its
 * caller has stopped waiting.
 */
@Dependent
public class LivePortfolio {

    private final BrokerCalls calls;
    private final LiveAnswers answers;
    private final Snapshots snapshots;
    private final Event<HoldingsFetched> holdingsFetched;
    private final Clock clock;

    @Inject
    LivePortfolio(
            BrokerCalls calls,
            LiveAnswers answers,
            Snapshots snapshots,
            Event<HoldingsFetched> holdingsFetched,
            Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.snapshots = snapshots;
        this.holdingsFetched = holdingsFetched;
        this.clock = clock;
    }

    /** Why the broker cannot be called for this connection, as a stable slug; empty if it can. */
    public Optional<String> reasonUnavailable(Connection connection) {
        boolean hasTokens =
                connection.session().flatMap(ConnectionSession::tokens).isPresent();
        if (hasTokens && connection.stateAt(clock.instant()) != ConnectionState.EXPIRED) {
            return Optional.empty();
        }
        String state = connection.session().isPresent() ? "session-ended" : "not-connected";
        return Optional.of(connection.config().storedState().reason().orElse(state));
    }

    /**
     * Reads the holdings.
     *
     * @param connection {@link #reasonUnavailable} is empty for it
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the read budget; otherwise as
     *     the broker's method does
     */
    public HoldingsFetched holdings(Connection connection) {
        PortfolioAnswer<List<Holding>> answer = read(connection, PortfolioSection.HOLDINGS);
        return HoldingsFetched.of(connection, answer.data(), answer.provenance().asOf());
    }

    /**
     * Reads a section, through the cache.
     *
     * @param connection has a session
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the read budget; otherwise as
     *     the broker's method does
     */
    <T> PortfolioAnswer<T> read(Connection connection, PortfolioSection<T> section) {
        UUID configId = connection.config().id();
        long tokenVersion = connection.session().orElseThrow().tokenVersion();
        Answer<T> answer = answers.get(
                new LiveAnswers.Key<>(configId, section, tokenVersion),
                () -> fetch(connection, section, Priority.INTERACTIVE),
                fetched -> store(connection, section, fetched));
        Provenance provenance = Provenance.live(configId, answer.asOf(), ConnectionState.CONNECTED);
        return new PortfolioAnswer<>(
                provenance, answer.data(), answer.snapshotUpdate().baseline());
    }

    /**
     * Reads the holdings in the calling thread and stores them, without cache or budget: a background call must not
     * make a person's call wait for it.
     *
     * @param connection has a session
     * @throws BrokerException as the broker's method does
     */
    public void refreshHoldings(Connection connection) {
        store(connection, PortfolioSection.HOLDINGS, fetch(connection, PortfolioSection.HOLDINGS, Priority.BACKGROUND));
    }

    private <T> Answer<T> fetch(Connection connection, PortfolioSection<T> section, Priority priority) {
        T data = calls.execute(connection, priority, section.call());
        Instant asOf = clock.instant();
        return new Answer<>(data, asOf, snapshots.plan(connection, section, asOf));
    }

    private <T> void store(Connection connection, PortfolioSection<T> section, Answer<T> answer) {
        snapshots.store(connection, section, answer);
        if (section == (PortfolioSection<?>) PortfolioSection.HOLDINGS) {
            @SuppressWarnings("unchecked")
            List<Holding> holdings = (List<Holding>) answer.data();
            holdingsFetched.fire(HoldingsFetched.of(connection, holdings, answer.asOf()));
        }
    }
}
