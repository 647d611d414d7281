package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows that the database reads for a sweep follow what is due, not how many sessions there are or have ended. */
@WithStores
class SweepCostTest {

    private static final int SESSIONS = 3_000;
    private static final int BATCH = 100;

    /** Reads of the counters themselves, and of a node of the index for each range. */
    private static final int CONSTANT = 60;

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private Instant end;

    SweepCostTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        end = stores.clock.instant().plus(Duration.ofDays(1));
        UUID live = stores.connected("asha", end);
        copy(live, 1, SESSIONS);
        UUID ended = stores.connected("ravi", stores.clock.instant().plusSeconds(1));
        stores.clock.advance(Duration.ofSeconds(2));
        assertThat(stores.sessions.expire(ended, stores.tokenVersion(ended))).isTrue();
        copy(ended, SESSIONS + 1, 2 * SESSIONS);
    }

    /** Copies a session with another id and account; nothing but sweeps reads the copies. */
    private void copy(UUID id, int first, int last) throws SQLException {
        copy("broker_config", "id", "owner", id, first, last);
        copy("broker_session", "config_id", "broker_user_id", id, first, last);
    }

    private void copy(String table, String key, String unique, UUID id, int first, int last) throws SQLException {
        String columns = text("select group_concat(column_name separator ',') from information_schema.columns"
                + " where table_schema = database() and table_name = '" + table + "'"
                + " and extra not like '%GENERATED%' and column_name not in ('" + key + "', '" + unique + "')");
        execute("insert into " + table + " (" + key + "," + unique + "," + columns + ") select"
                + " cast(concat('00000000-0000-4000-8000-', lpad(hex(seq), 12, '0')) as uuid), concat('copy', seq),"
                + columns + " from " + table + " join seq_" + first + "_to_" + last + " where " + key + " = '" + id
                + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long rowsRead(Runnable sweep) throws SQLException {
        String handlers = "select sum(variable_value) from information_schema.global_status"
                + " where variable_name like 'HANDLER_READ%'";
        long before = Long.parseLong(text(handlers));
        long ofCounters = Long.parseLong(text(handlers)) - before;
        before += ofCounters;
        sweep.run();
        return Long.parseLong(text(handlers)) - before - ofCounters;
    }

    @Test
    void nothing_due() throws SQLException {
        assertThat(rowsRead(() -> {
                    assertThat(stores.due.findExpired(BATCH)).isEmpty();
                    assertThat(stores.due.findGrantEnded(BATCH)).isEmpty();
                    assertThat(stores.due.findToWarn(BATCH)).isEmpty();
                    assertThat(stores.due.findEndedBefore(stores.clock.instant().minusSeconds(60), BATCH))
                            .isEmpty();
                    assertThat(stores.leases.takeDueRenewals(BATCH)).isEmpty();
                }))
                .isLessThan(CONSTANT);
    }

    @Test
    void a_batch_of_many_that_are_due() throws SQLException {
        stores.clock.set(end);

        assertThat(rowsRead(() -> assertThat(stores.due.findExpired(BATCH)).hasSize(BATCH)))
                .isBetween((long) BATCH, 2L * BATCH + CONSTANT);
    }

    @Test
    void sessions_that_can_be_renewed_are_not_read() throws SQLException {
        execute("update broker_session set refresh_token_sealed = access_token_sealed");
        stores.clock.set(end);

        assertThat(rowsRead(() -> assertThat(stores.due.findExpired(BATCH)).isEmpty()))
                .isLessThan(CONSTANT);
    }
}
