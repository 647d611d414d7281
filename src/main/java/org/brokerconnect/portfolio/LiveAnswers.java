package org.brokerconnect.portfolio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.scheduling.ManagedExecutors;

/**
 * Calls to brokers that are under way or just answered: equal ones are made once, whoever and however many ask. A call goes on when nobody
 * waits for it any longer, so what it does with the answer is done in any case. Safe for use by many threads.
 */
@ApplicationScoped
class LiveAnswers {

    private final ConcurrentMap<Question, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

    private Executor threads;
    private PortfolioConfig config;
    private Clock clock;

    protected LiveAnswers() {}

    @Inject
    LiveAnswers(ManagedExecutors threads, PortfolioConfig config, Clock clock) {
        this(threads.executor(), config, clock);
    }

    LiveAnswers(Executor threads, PortfolioConfig config, Clock clock) {
        this.threads = threads;
        this.config = config;
        this.clock = clock;
    }

    /** What is asked. The tokens are part of it: a new login asks anew. */
    record Question(UUID configId, PortfolioSection part, long tokenVersion) {}

    /**
     * What the broker said.
     *
     * @param baseline what was known before the last login; null when nothing was
     * @param asOf when it said so
     */
    record Answer(Object data, Object baseline, Instant asOf) {}

    /** The answer, soon or already. A failed call is forgotten at once, an answered one when its time is over. */
    CompletableFuture<Answer> ask(Question question, Supplier<Answer> call) {
        answers.values().removeIf(this::isOver);
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> known = answers.putIfAbsent(question, mine);
        if (known != null) {
            return known;
        }
        try {
            threads.execute(() -> answer(question, mine, call));
        } catch (RejectedExecutionException full) {
            fail(question, mine, new BrokerUnavailableException("broker-busy", "no thread is free to ask", full));
        }
        return mine;
    }

    private void answer(Question question, CompletableFuture<Answer> mine, Supplier<Answer> call) {
        try {
            mine.complete(call.get());
        } catch (RuntimeException | Error failed) {
            fail(question, mine, failed);
        }
    }

    private void fail(Question question, CompletableFuture<Answer> mine, Throwable why) {
        answers.remove(question, mine);
        mine.completeExceptionally(why);
    }

    private boolean isOver(CompletableFuture<Answer> answer) {
        return answer.isDone()
                && !answer.isCompletedExceptionally()
                && !clock.instant().isBefore(answer.join().asOf().plus(config.cacheLife()));
    }
}
