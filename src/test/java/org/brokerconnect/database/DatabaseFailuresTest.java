package org.brokerconnect.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailuresTest {

    @AfterEach
    void close_the_circuit() {
        DatabaseCircuit.ofThisNode().close();
    }

    static Stream<Exception> transientFailures() {
        return Stream.of(
                new SQLTransientConnectionException("socket error", "08000"),
                new SQLNonTransientConnectionException("connection closed", "08000"),
                new SQLException("communication link failure", "08S01"),
                new SQLException("too many connections", "42000", 1040),
                new SQLException("lock wait timeout exceeded", "HY000", 1205),
                new SQLException("deadlock found", "40001", 1213),
                new SQLException("read-only", "HY000", 1290),
                new SQLException("statement timeout", "70100", 1969),
                new XAException(XAException.XAER_RMFAIL),
                new DatabaseUnavailableException("open", null));
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void a_failure_of_the_database_is_found_below_the_wrappers_of_every_layer(Exception cause) {
        assertThat(DatabaseFailures.isTransient(new EJBException(new PersistenceException("wrapped", cause))))
                .isTrue();
        assertThat(DatabaseFailures.isTransient(cause)).isTrue();
    }

    static Stream<Throwable> others() {
        return Stream.of(
                new SQLIntegrityConstraintViolationException("duplicate entry", "23000", 1062),
                new SQLException("unknown column", "42S22", 1054),
                new SQLException("no state"),
                new XAException(XAException.XA_RBROLLBACK),
                new IllegalStateException("a bug"),
                new IOException("a file"),
                new EJBException("a bug in a bean"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_fault_of_the_application_is_not_blamed_on_the_database(Throwable fault) {
        assertThat(DatabaseFailures.isTransient(new RuntimeException(fault))).isFalse();
    }

    @Test
    void a_failed_commit_without_a_cause_counts_while_the_circuit_is_open() {
        DatabaseCircuit.ofThisNode().open(new SQLException("away"));

        assertThat(DatabaseFailures.isTransient(new EJBException("Transaction aborted")))
                .isTrue();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException("a bug")))
                .isFalse();
    }

    @Test
    void causes_that_form_a_cycle_end_the_search() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(DatabaseFailures.isTransient(first)).isFalse();
    }
}
