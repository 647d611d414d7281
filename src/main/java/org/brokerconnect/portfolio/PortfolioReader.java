package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.connection.BrokerCalls;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Explanation;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;

/** Gives the best honest answer: the broker's if it comes in time, else the last known one, else, to someone who never connected, a sample. */
@Dependent
class PortfolioReader {

    private final ConfigStore connections;
    private final BrokerCalls calls;
    private final LiveAnswers answers;
    private final Snapshots snapshots;
    private final PortfolioConfig config;
    private final Clock clock;

    @Inject
    PortfolioReader(
            ConfigStore connections,
            BrokerCalls calls,
            LiveAnswers answers,
            Snapshots snapshots,
            PortfolioConfig config,
            Clock clock) {
        this.connections = connections;
        this.calls = calls;
        this.answers = answers;
        this.snapshots = snapshots;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code not-found} if this owner has no such connection; with the slug of why, status 503, if the broker does not
     *     answer and nothing was ever known; with status 409 if waiting does not help either
     */
    <T> Reading<T> read(String owner, UUID configId, PartRead<T> part) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        String reason = whyNotAsked(connection);
        if (reason != null) {
            return fallBack(connection, part, reason);
        }
        try {
            return live(connection, part);
        } catch (BrokerException refused) {
            return fallBack(connections.find(owner, configId).orElse(connection), part, refused.code());
        }
    }

    /** Null when the broker can be asked. */
    private String whyNotAsked(Connection connection) {
        ConnectionState state = connection.stateAt(clock.instant());
        boolean canTry =
                connection.session().flatMap(ConnectionSession::tokens).isPresent() && state != ConnectionState.EXPIRED;
        return canTry
                ? null
                : connection
                        .config()
                        .standing()
                        .reason()
                        .orElse(connection.session().isPresent() ? "session-ended" : "not-connected");
    }

    private <T> Reading<T> live(Connection connection, PartRead<T> part) {
        ConnectionSession session = connection.session().orElseThrow();
        UUID configId = connection.config().id();
        LiveAnswers.Question question = new LiveAnswers.Question(configId, part.part(), session.tokenVersion());
        LiveAnswers.Answer answer = awaited(question, connection, part);
        @SuppressWarnings("unchecked")
        T data = (T) answer.data();
        Instant login = session.connectedAt();
        T baseline = snapshots.keep(configId, part, data, answer.asOf(), login).orElse(null);
        return new Reading<>(Provenance.live(configId, answer.asOf(), ConnectionState.CONNECTED), data, baseline);
    }

    private <T> LiveAnswers.Answer awaited(LiveAnswers.Question question, Connection connection, PartRead<T> part) {
        try {
            return answers.ask(question, () -> calls.ask(connection, part.call()))
                    .get(config.readBudget().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new BrokerUnavailableException("broker-slow", "no answer within the budget", null);
        } catch (ExecutionException | CompletionException failed) {
            throw failed.getCause() instanceof BrokerException refused
                    ? refused
                    : new IllegalStateException("a portfolio could not be read", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a portfolio was read", stopping);
        }
    }

    private <T> Reading<T> fallBack(Connection connection, PartRead<T> part, String reason) {
        UUID configId = connection.config().id();
        ConnectionState state = connection.stateAt(clock.instant());
        Optional<Snapshots.Known<T>> known = snapshots.lastKnown(configId, part);
        if (known.isPresent()) {
            return new Reading<>(
                    Provenance.lastKnown(configId, known.get().asOf(), state, reason),
                    known.get().data(),
                    null);
        }
        if (connection.wasNeverConnected()) {
            return new Reading<>(Provenance.sample(configId, state), part.sample(), null);
        }
        Explanation why = Explanation.of(reason);
        throw new ProblemException(Problem.of(reason, why.healsItself() ? 503 : 409, why.title(), why.detail()));
    }
}
