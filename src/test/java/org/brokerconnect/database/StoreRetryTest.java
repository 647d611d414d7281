package org.brokerconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which store calls are repeated, and for how long. */
class StoreRetryTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final AtomicLong nanos = new AtomicLong();
    private final StoreRetry retry = new StoreRetry(
            LIMIT,
            nanos::get,
            millis -> nanos.addAndGet(Duration.ofMillis(millis).toNanos()));
    private int calls;

    @ApplicationException
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void interrupted_by_nobody() {
        Thread.interrupted();
    }

    static Stream<RuntimeException> away() {
        return Stream.of(
                new PersistenceException(new DatabaseUnavailableException("the circuit is open", null)),
                new EJBException(new PersistenceException(new SQLException("gone", "08S01", 0))),
                new EJBException(new PersistenceException(new SQLException("deadlock", "40001", 1213))));
    }

    private Supplier<String> failingFor(Duration outage, RuntimeException failure) {
        return () -> {
            calls++;
            if (elapsed().compareTo(outage) < 0) {
                throw failure;
            }
            return "stored";
        };
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }

    @ParameterizedTest
    @MethodSource("away")
    void a_call_is_repeated_while_the_database_is_away_for_some_seconds(RuntimeException failure) {
        assertThat(retry.run(failingFor(Duration.ofSeconds(12), failure))).isEqualTo("stored");
        assertThat(elapsed()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(13));
        assertThat(calls).as("with back-off").isLessThan(25);
    }

    @ParameterizedTest
    @MethodSource("away")
    void the_last_failure_is_thrown_at_the_limit(RuntimeException failure) {
        assertThatThrownBy(() -> retry.run(failingFor(Duration.ofHours(1), failure)))
                .isSameAs(failure);
        assertThat(elapsed()).isBetween(LIMIT, LIMIT.plusSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("away")
    void a_call_that_something_else_makes_up_for_does_not_wait_for_the_database(RuntimeException failure) {
        assertThatThrownBy(() -> retry.runBriefly(failingFor(Duration.ofHours(1), failure)))
                .isSameAs(failure);
        assertThat(calls).isEqualTo(4);
        assertThat(elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void another_failure_is_repeated_three_times() {
        IllegalStateException fault = new IllegalStateException("a fault of the program");

        assertThatThrownBy(() -> retry.run(failingFor(Duration.ofHours(1), fault)))
                .isSameAs(fault);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void a_refusal_is_a_result_and_is_thrown_at_once() {
        assertThatThrownBy(() -> retry.run(failingFor(Duration.ofHours(1), new RefusedException())))
                .isInstanceOf(RefusedException.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void a_call_that_waited_beyond_the_limit_is_not_repeated() {
        IllegalStateException fault = new IllegalStateException("a lock timeout without its cause");

        assertThatThrownBy(() -> retry.run(() -> {
                    calls++;
                    nanos.addAndGet(LIMIT.toNanos());
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void a_thread_that_is_interrupted_stops_waiting_and_stays_interrupted() {
        StoreRetry interrupted = new StoreRetry(LIMIT, nanos::get, millis -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupted.run(failingFor(Duration.ofHours(1), new IllegalStateException())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 21})
    void a_limit_out_of_its_range_stops_the_start(int seconds) {
        assertThatThrownBy(() -> new StoreRetry(seconds))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("db.store-retry-seconds");
    }
}
