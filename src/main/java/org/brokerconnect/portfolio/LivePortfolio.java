package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Rows;
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

    private static final Logger LOG = Logger.getLogger(LivePortfolio.class.getName());

    private final BrokerCalls calls;
    private final LiveAnswers answers;
    private final Snapshots snapshots;
    private final EmptyAnswers emptyAnswers;
    private final Event<HoldingsFetched> holdingsFetched;
    private final Clock clock;

    @Inject
    LivePortfolio(
            BrokerCalls calls,
            LiveAnswers answers,
            Snapshots snapshots,
            EmptyAnswers emptyAnswers,
            Event<HoldingsFetched> holdingsFetched,
            Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.snapshots = snapshots;
        this.emptyAnswers = emptyAnswers;
        this.holdingsFetched = holdingsFetched;
        this.clock = clock;
    }

    /** Why the broker cannot be called for this connection, as a stable slug; empty if it can. */
    public Optional<String> reasonUnavailable(Connection connection) {
        boolean hasTokens =
                connection.session().flatMap(ConnectionSession::tokens).isPresent();
        ConnectionState state = connection.stateAt(clock.instant());
        if (hasTokens && state != ConnectionState.EXPIRED) {
            return Optional.empty();
        }
        String fallback = connection.session().isPresent() ? "session-ended" : "not-connected";
        // the stored reason can be of an ERROR before the session ended
        return Optional.of(connection.config().storedState().reasonFor(state).orElse(fallback));
    }

    /**
     * Reads the holdings.
     *
     * @param connection {@link #reasonUnavailable} is empty for it
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the read budget; otherwise as
     *     the broker's method does
     */
    public HoldingsFetched holdings(Connection connection) {
        PortfolioAnswer<Rows<Holding>> answer = read(connection, PortfolioSection.HOLDINGS);
        return HoldingsFetched.of(connection, answer.data(), answer.provenance().asOf());
    }

    /**
     * Reads a section, through the cache.
     *
     * @param connection has a session
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the read budget;
     *     {@code broker-answer-empty} if the account owned something and this is the first answer that it owns nothing;
     *     otherwise as the broker's method does
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
     * Reads something that is not stored.
     *
     * @param connection has a session
     * @throws BrokerException as {@link #read}, except for {@code broker-answer-empty}
     */
    <T> Answer<T> readOnly(Connection connection, Function<BrokerClient, T> call) {
        long tokenVersion = connection.session().orElseThrow().tokenVersion();
        PortfolioSection<T> section = PortfolioSection.notStored(call);
        return answers.get(
                new LiveAnswers.Key<>(connection.config().id(), section, tokenVersion),
                () -> new Answer<>(calls.execute(connection, Priority.INTERACTIVE, call), clock.instant(), null),
                answer -> {});
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
        requireBelievable(connection, section, data);
        Instant asOf = clock.instant();
        return new Answer<>(data, asOf, snapshots.plan(connection, section, asOf));
    }

    private <T> void requireBelievable(Connection connection, PortfolioSection<T> section, T data) {
        UUID configId = connection.config().id();
        if (!section.isEmptyAccount(data)) {
            emptyAnswers.forget(configId, section);
            return;
        }
        boolean ownedSomething = snapshots
                .lastKnown(connection, section)
                .filter(known -> !section.isEmptyAccount(known.data()))
                .isPresent();
        if (ownedSomething && emptyAnswers.isFirst(configId, section)) {
            throw new BrokerUnavailableException(
                    "broker-answer-empty", "an account that had " + section + " answers that it has none", null);
        }
    }

    /** Fires the event also if the snapshot cannot be stored. */
    private <T> void store(Connection connection, PortfolioSection<T> section, Answer<T> answer) {
        try {
            snapshots.store(connection, section, answer);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a snapshot could not be stored: " + section);
        }
        if (section == (PortfolioSection<?>) PortfolioSection.HOLDINGS) {
            @SuppressWarnings("unchecked")
            Rows<Holding> holdings = (Rows<Holding>) answer.data();
            holdingsFetched.fire(HoldingsFetched.of(connection, holdings, answer.asOf()));
        }
    }
}
