package org.brokerconnect.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.portfolio.LiveAnswers.Answer;

/**
 * One broker call that any number of callers wait for, followed by the storing of its answer. Storing begins when the
 * answer is complete and cannot make it fail. Thread-safe.
 */
final class SharedCall<T> {

    private static final Logger LOG = Logger.getLogger(SharedCall.class.getName());

    private final CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
    private final CompletableFuture<Void> stored = new CompletableFuture<>();

    void complete(Answer<T> given) {
        answer.complete(given);
    }

    void fail(Throwable why) {
        answer.completeExceptionally(why);
    }

    /** Stores the answer in the calling thread; a failure is logged. */
    void store(Consumer<Answer<T>> store) {
        try {
            store.accept(answer.join());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a portfolio answer could not be stored");
        } finally {
            stored.complete(null);
        }
    }

    /** When the call returned; empty while the call is under way and after it failed. */
    Optional<Instant> answeredAt() {
        return answer.isDone() && !answer.isCompletedExceptionally()
                ? Optional.of(answer.join().asOf())
                : Optional.empty();
    }

    /**
     * Waits for the answer, then for what is left of the budget until it is stored: a caller that reads the history or
     * the connection's status next finds this answer there. An answer that is stored too late is returned nevertheless.
     *
     * @throws BrokerException TRANSIENT {@code broker-slow} if there is no answer within the budget; otherwise as the
     *     call does
     * @throws IllegalStateException if the call failed unexpectedly, or the thread was interrupted
     */
    Answer<T> await(Duration budget) {
        long deadline = System.nanoTime() + budget.toNanos();
        Answer<T> given = awaitAnswer(deadline);
        awaitStored(deadline);
        return given;
    }

    private Answer<T> awaitAnswer(long deadline) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new BrokerUnavailableException("broker-slow", "no answer within the budget", null);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BrokerException refused
                    ? refused
                    : new IllegalStateException("a portfolio could not be read", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a portfolio was read", stopping);
        }
    }

    private void awaitStored(long deadline) {
        try {
            stored.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            LOG.fine("a portfolio answer is returned before it is stored");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
