package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brokerconnect.journey.ConnectedPeople;
import org.brokerconnect.journey.DatabaseRows;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.Test;

/**
 * B11: what the database stores and writes for connected accounts: a health check and a daily renewal of each. The
 * server under test keeps no binary log, so the redo log of InnoDB stands for what is written.
 */
@WithTestEnvironment
class DatabaseSizeBench {

    private static final int ACCOUNTS = Scale.of("bench.accounts", 1_000);
    private static final int ACCOUNTS_EACH = 10;
    private static final Duration IDLE = Duration.ofSeconds(Scale.of("bench.idle-seconds", 20));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** {@code connection.check-minutes} plus one. */
    private static final Duration CHECK = Duration.ofMinutes(31);

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final TestClock time;

    DatabaseSizeBench(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
    }

    /** Counters at one moment. */
    private record Written(long nanos, double redo, double rows) {

        Written since(Written before) {
            return new Written(nanos - before.nanos, redo - before.redo, rows - before.rows);
        }

        /** What was written for one of that many, without what is written in the same time anyway. */
        Written each(int count, Written idle) {
            double share = nanos / (double) idle.nanos;
            return new Written(nanos, (redo - idle.redo * share) / count, (rows - idle.rows * share) / count);
        }
    }

    private Written now() throws Exception {
        Map<String, String> counters = rows.pairs("show global status");
        return new Written(
                System.nanoTime(),
                Double.parseDouble(counters.get("Innodb_lsn_current")),
                Double.parseDouble(counters.get("Handler_write"))
                        + Double.parseDouble(counters.get("Handler_update"))
                        + Double.parseDouble(counters.get("Handler_delete")));
    }

    private Written during(Runnable change, String what, Callable<Boolean> isDone) throws Exception {
        Written before = now();
        change.run();
        Eventually.holds(what, PATIENCE, isDone);
        return now().since(before);
    }

    private int number(String sql, Object... parameters) throws Exception {
        return Integer.parseInt(rows.read(sql, parameters).get(0));
    }

    @Test
    void size_and_writes() throws Exception {
        time.stopAt(time.today("10:00"));
        ConnectedPeople people =
                ConnectedPeople.connected(environment, "sizeapp", ACCOUNTS / ACCOUNTS_EACH, ACCOUNTS_EACH);
        long begin = System.nanoTime();
        Written idle =
                during(() -> {}, "the time of the measurement", () -> System.nanoTime() - begin > IDLE.toNanos());
        reportSizes();
        Written checks = during(
                () -> time.advance(CHECK),
                "each account was checked",
                () -> number("select count(*) from broker_session where last_checked_at >= ?", time.now()) == ACCOUNTS);
        report("B11c", "a health check", checks.each(ACCOUNTS, idle), 1);
        Written renewals = during(
                () -> time.stopAt(time.daysLater(1, "06:00")),
                "each session was renewed",
                () -> number("select count(*) from broker_session where renew_at <= ?", time.now()) == 0);
        assertThat(people.renewals()).isEqualTo(ACCOUNTS);
        // the lease, the session, the connection, the position of the log and the event
        report("B11r", "a renewal", renewals.each(ACCOUNTS, idle), 5);
    }

    private void reportSizes() throws Exception {
        for (String table : List.of("broker_config", "broker_session")) {
            rows.read("analyze table " + table);
            double bytes = number(
                            "select data_length + index_length from information_schema.tables"
                                    + " where table_schema = database() and table_name = ?",
                            table)
                    / (double) ACCOUNTS;
            Report.add(new Figure(
                    "B11-" + table,
                    "bytes of table and indexes for an account",
                    List.of(bytes),
                    List.of(),
                    "≤ 4,096",
                    bytes <= 4_096));
        }
    }

    private static void report(String id, String what, Written each, double rows) {
        Report.add(new Figure(
                id,
                "rows written by " + what + " (%.0f bytes of redo log)".formatted(each.redo()),
                List.of(each.rows()),
                List.of(rows),
                "ratio ≥ 0.8",
                rows / each.rows() >= 0.8));
    }
}
