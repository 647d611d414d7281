package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.session.BrokerCalls;

/** Portfolios as the broker tells them, within the time that a person waits. Each good answer is kept, also when nobody waited for it. */
@Dependent
public class LivePortfolio {

    private final BrokerCalls calls;
    private final LiveAnswers answers;
    private final Snapshots snapshots;
    private final PortfolioConfig config;
    private final Event<HoldingsFetched> readings;
    private final Clock clock;

    @Inject
    LivePortfolio(
            BrokerCalls calls,
            LiveAnswers answers,
            Snapshots snapshots,
            PortfolioConfig config,
            Event<HoldingsFetched> readings,
            Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.snapshots = snapshots;
        this.config = config;
        this.readings = readings;
        this.clock = clock;
    }

    /** Why the broker is not asked, as a stable slug; empty when it can be. */
    public Optional<String> whyNotAsked(Connection connection) {
        boolean hasTokens =
                connection.session().flatMap(ConnectionSession::tokens).isPresent();
        if (hasTokens && connection.stateAt(clock.instant()) != ConnectionState.EXPIRED) {
            return Optional.empty();
        }
        String state = connection.session().isPresent() ? "session-ended" : "not-connected";
        return Optional.of(connection.config().storedState().reason().orElse(state));
    }

    /**
     * Shares that are owned.
     *
     * @param connection one that the broker can be asked about
     * @throws BrokerException TRANSIENT {@code broker-slow} if no answer comes within the budget; else as the broker's method does
     */
    public HoldingsFetched holdings(Connection connection) {
        PortfolioAnswer<List<Holding>> reading = read(connection, SectionQuery.HOLDINGS);
        return HoldingsFetched.of(
                connection, reading.data(), reading.provenance().asOf());
    }

    /**
     * @param connection one with a session
     * @throws BrokerException TRANSIENT {@code broker-slow} if no answer comes within the budget; else as the broker's method does
     */
    <T> PortfolioAnswer<T> read(Connection connection, SectionQuery<T> part) {
        UUID configId = connection.config().id();
        long tokens = connection.session().orElseThrow().tokenVersion();
        LiveAnswers.Answer answer = awaited(new LiveAnswers.Question(configId, part.part(), tokens), connection, part);
        @SuppressWarnings("unchecked")
        T data = (T) answer.data();
        @SuppressWarnings("unchecked")
        T baseline = (T) answer.baseline();
        Provenance live = Provenance.live(configId, answer.asOf(), ConnectionState.CONNECTED);
        return new PortfolioAnswer<>(live, data, baseline);
    }

    private <T> LiveAnswers.Answer awaited(LiveAnswers.Question question, Connection connection, SectionQuery<T> part) {
        try {
            return answers.ask(question, () -> asked(connection, part, Priority.INTERACTIVE))
                    .get(config.readBudget().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new BrokerUnavailableException("broker-slow", "no answer within the budget", null);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BrokerException refused
                    ? refused
                    : new IllegalStateException("a portfolio could not be read", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a portfolio was read", stopping);
        }
    }

    /**
     * Asks the broker for holdings although nobody waits, so that what is kept is fresh. Takes as long as the call does, and shares no call with
     * people: theirs are more urgent.
     *
     * @param connection one with a session
     * @throws BrokerException as the broker's method does
     */
    public void refreshHoldings(Connection connection) {
        asked(connection, SectionQuery.HOLDINGS, Priority.BACKGROUND);
    }

    private <T> LiveAnswers.Answer asked(Connection connection, SectionQuery<T> part, Priority priority) {
        T data = calls.ask(connection, priority, part.call());
        Instant asOf = clock.instant();
        T baseline = snapshots.keep(connection, part, data, asOf).orElse(null);
        tell(connection, part, data, asOf);
        return new LiveAnswers.Answer(data, baseline, asOf);
    }

    private <T> void tell(Connection connection, SectionQuery<T> part, T data, Instant asOf) {
        if (part.part() == PortfolioSection.HOLDINGS) {
            @SuppressWarnings("unchecked")
            List<Holding> holdings = (List<Holding>) data;
            readings.fire(HoldingsFetched.of(connection, holdings, asOf));
        }
    }
}
