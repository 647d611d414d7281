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
import java.util.function.Supplier;
import org.brokerconnect.config.ManagedThreads;

/**
 * Calls to brokers that are under way or just answered: equal ones are made once, whoever and however many ask. A call goes on when nobody
 * waits for it any longer, so a slow answer still becomes the next snapshot.
 */
@ApplicationScoped
class LiveAnswers {

    private final ConcurrentMap<Question, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

    private Executor threads;
    private PortfolioConfig config;
    private Clock clock;

    protected LiveAnswers() {}

    @Inject
    LiveAnswers(ManagedThreads threads, PortfolioConfig config, Clock clock) {
        this(threads.executor(), config, clock);
    }

    LiveAnswers(Executor threads, PortfolioConfig config, Clock clock) {
        this.threads = threads;
        this.config = config;
        this.clock = clock;
    }

    /** What is asked. The tokens are part of it: a new login asks anew. */
    record Question(UUID configId, Part part, long tokenVersion) {}

    /** What the broker said, and when. */
    record Answer(Object data, Instant asOf) {}

    /** The answer, soon or already. A failed call is forgotten at once, an answered one when its time is over. */
    CompletableFuture<Answer> ask(Question question, Supplier<Object> call) {
        answers.entrySet().removeIf(known -> isOver(known.getValue()));
        return answers.computeIfAbsent(question, q -> start(q, call));
    }

    private CompletableFuture<Answer> start(Question question, Supplier<Object> call) {
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> new Answer(call.get(), clock.instant()), threads);
        answer.whenComplete((ok, failed) -> {
            if (failed != null) {
                answers.remove(question, answer);
            }
        });
        return answer;
    }

    private boolean isOver(CompletableFuture<Answer> answer) {
        if (!answer.isDone()) {
            return false;
        }
        return answer.isCompletedExceptionally()
                || !clock.instant().isBefore(answer.join().asOf().plus(config.cacheLife()));
    }
}
