package org.brokerconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.brokerconnect.PartialFake;
import org.brokerconnect.problem.LogOf;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The limits and the circuit breaker on a MariaDB of its own, which is paused, killed and restarted. */
class DatabaseOutageTest {

    private static EmbeddedMariaDb database;

    private final DatabaseCircuit circuit = new DatabaseCircuit(System::nanoTime);
    private final DatabaseSettings settings = DatabaseSettingsTest.with(Map.of(
            "db.url", database.url(),
            "db.user", database.user(),
            "db.password", database.password(),
            "db.statement-timeout-millis", 200,
            "db.socket-timeout-millis", 500,
            "db.lock-wait-seconds", 1,
            "db.idle-transaction-seconds", 1,
            "db.probe-timeout-millis", 300));

    @BeforeAll
    static void start_a_database() {
        database = EmbeddedMariaDb.start(Path.of("target", "outage-database"), 0);
    }

    @AfterAll
    static void stop_it() {
        database.close();
    }

    @AfterEach
    void resume() {
        database.resume();
    }

    private DataSource source() {
        return MariaDbSource.of(settings, settings.connectTimeout(), settings.socketTimeout());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_database() throws SQLException {
        try (Connection connection = source().getConnection()) {
            assertThatThrownBy(() -> execute(
                            connection,
                            "select count(*) from information_schema.collations a, information_schema.collations b,"
                                    + " information_schema.collations c, information_schema.collations d"))
                    .satisfies(ended ->
                            assertThat(DatabaseFailures.isTransient(ended)).isTrue());

            assertThat(one(connection, "select 1"))
                    .as("the connection is still usable")
                    .isEqualTo("1");
        }
    }

    @Test
    void a_paused_database_costs_a_statement_no_more_than_the_socket_timeout() throws SQLException {
        try (Connection connection = source().getConnection()) {
            database.pause();
            long began = System.nanoTime();

            assertThatThrownBy(() -> execute(connection, "do 1"))
                    .satisfies(lost ->
                            assertThat(DatabaseFailures.isTransient(lost)).isTrue());

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            database.resume();
        }
    }

    @Test
    void a_lock_that_another_transaction_holds_is_waited_for_a_limited_time() throws SQLException {
        try (Connection holder = source().getConnection();
                Connection waiter = source().getConnection()) {
            execute(holder, "set session idle_transaction_timeout=0");
            execute(waiter, "set session max_statement_time=0");
            execute(holder, "create or replace table held (id int primary key)");
            execute(holder, "insert into held values (1)");
            holder.setAutoCommit(false);
            execute(holder, "update held set id = 2");

            assertThatThrownBy(() -> execute(waiter, "update held set id = 3"))
                    .satisfies(late ->
                            assertThat(DatabaseFailures.isTransient(late)).isTrue());
            holder.rollback();
        }
    }

    @Test
    void the_watchdog_opens_the_circuit_of_a_paused_database_and_closes_it_when_it_responds() throws SQLException {
        try (LogOf log = LogOf.of(DatabaseCircuit.class)) {
            DatabaseProbe probe = new DatabaseProbe(settings);
            DatabaseWatchdog watchdog = new DatabaseWatchdog(circuit, probe, settings.probeInterval());
            watchdog.probeOnce();
            assertThat(circuit.isOpen()).isFalse();

            database.pause();
            watchdog.probeOnce();
            watchdog.probeOnce();

            assertThat(circuit.isOpen()).isTrue();
            assertThatThrownBy(circuit::requireClosed).isInstanceOf(DatabaseUnavailableException.class);
            database.resume();
            watchdog.probeOnce();
            assertThat(circuit.isOpen()).isFalse();
            assertThatCode(circuit::requireClosed).doesNotThrowAnyException();
            assertThat(log.records())
                    .as("one line for the begin and one for the end")
                    .hasSize(2);
            probe.close();
        }
    }

    @Test
    void a_pool_of_the_server_gives_the_probe_one_connection_and_another_one_after_an_outage() throws SQLException {
        AtomicInteger opened = new AtomicInteger();
        DataSource pool = PartialFake.of(DataSource.class, Map.of("getConnection", arguments -> connection(opened)));
        DatabaseSettings withoutUrl = DatabaseSettingsTest.with(Map.of("db.probe-timeout-millis", 300));
        DatabaseProbe probe = new DatabaseProbe(withoutUrl, Optional.of(pool));

        probe.ping();
        probe.ping();
        assertThat(opened).as("for two probes").hasValue(1);
        database.pause();
        assertThatThrownBy(probe::ping).isInstanceOf(SQLException.class);
        database.resume();
        probe.ping();
        assertThat(opened).hasValue(2);
        probe.close();
    }

    @Test
    void a_failed_probe_aborts_the_connection_and_returns_it_to_the_pool() {
        List<String> calls = new ArrayList<>();
        Connection broken = PartialFake.of(
                Connection.class,
                Map.of(
                        "setNetworkTimeout", arguments -> null,
                        "createStatement", arguments -> PartialFake.of(Statement.class, failingStatement()),
                        "abort", arguments -> calls.add("abort") ? null : null,
                        "close", arguments -> calls.add("close") ? null : null));
        DataSource pool = PartialFake.of(DataSource.class, Map.of("getConnection", arguments -> broken));
        DatabaseProbe probe = new DatabaseProbe(settings, Optional.of(pool));

        assertThatThrownBy(probe::ping).isInstanceOf(IllegalStateException.class);
        probe.close();

        assertThat(calls).containsExactly("abort", "close");
    }

    private static Map<String, Function<Object[], Object>> failingStatement() {
        return Map.of(
                "execute",
                arguments -> {
                    throw new IllegalStateException("lost");
                },
                "close",
                arguments -> null);
    }

    private Connection connection(AtomicInteger opened) {
        opened.incrementAndGet();
        try {
            return source().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_restarted_database_does_not_open_the_circuit_because_its_old_connection_is_gone() {
        DatabaseProbe probe = new DatabaseProbe(settings);
        DatabaseWatchdog watchdog = new DatabaseWatchdog(circuit, probe, settings.probeInterval());
        watchdog.probeOnce();

        database.kill();
        watchdog.probeOnce();
        assertThat(circuit.isOpen()).as("while it is away").isTrue();
        database.startAgain();
        watchdog.probeOnce();
        assertThat(circuit.isOpen()).as("after the restart").isFalse();

        database.kill();
        database.startAgain();
        watchdog.probeOnce();

        assertThat(circuit.isOpen()).as("after a restart between two probes").isFalse();
        probe.close();
    }

    @Test
    void an_open_circuit_refuses_connections_without_asking_the_pool() {
        AtomicInteger asked = new AtomicInteger();
        GuardedConnections connections = guarded(() -> {
            asked.incrementAndGet();
            return null;
        });
        circuit.open(new SQLException("away"));

        assertThatThrownBy(connections::getConnection).isInstanceOf(DatabaseUnavailableException.class);

        assertThat(asked).hasValue(0);
    }

    @Test
    void only_a_limited_number_of_threads_waits_for_a_connection() throws Exception {
        CountDownLatch waiting = new CountDownLatch(DatabaseCircuit.MAX_WAITING);
        CountDownLatch free = new CountDownLatch(1);
        GuardedConnections connections = guarded(() -> {
            waiting.countDown();
            return await(free);
        });
        Thread[] threads = IntStream.range(0, DatabaseCircuit.MAX_WAITING)
                .mapToObj(each -> new Thread(() -> takeFrom(connections)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        waiting.await();

        assertThatThrownBy(connections::getConnection)
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("too many threads");

        free.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThatCode(connections::getConnection).doesNotThrowAnyException();
    }

    @Test
    void a_thread_that_waits_too_long_for_a_connection_is_interrupted_and_can_go_on() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        GuardedConnections connections = guarded(() -> {
            waiting.countDown();
            return awaitForever();
        });
        Thread thread = new Thread(() -> {
            failure.set(catchThrowable(connections::getConnection));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        waiting.await();

        circuit.waits().interruptAfter(Duration.ofHours(1));
        assertThat(thread.isAlive()).isTrue();
        circuit.waits().interruptAfter(Duration.ZERO);
        thread.join();

        assertThat(failure.get()).isInstanceOf(DatabaseUnavailableException.class);
        assertThat(stillInterrupted).isFalse();
    }

    private static Connection awaitForever() {
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // pools do both: set the flag, and throw
            throw new IllegalStateException("interrupted while waiting for a connection", interrupted);
        }
    }

    private static Connection await(CountDownLatch free) {
        try {
            free.await();
            return null;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void takeFrom(GuardedConnections connections) {
        try {
            connections.getConnection();
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    private GuardedConnections guarded(Supplier<Connection> pool) {
        GuardedConnections connections = new GuardedConnections(circuit);
        connections.configure(Map.of(
                "hibernate.connection.datasource",
                PartialFake.of(DataSource.class, Map.of("getConnection", arguments -> pool.get()))));
        return connections;
    }
}
