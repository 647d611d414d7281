package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.DatabaseRows;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Test;

/**
 * B3b: the daily end of all sessions at 06:00 on two nodes, while a thousand people have a page open. A full run is
 * {@code -Dbench.ends=100000}; without it there are fewer, so that all measurements end within half an hour.
 */
@WithTestEnvironment
class DailyEndBench {

    private static final int SESSIONS = Scale.of("bench.ends", 20_000);
    private static final int PAGES = Math.min(SESSIONS, Scale.of("bench.pages", 1_000));
    private static final int TRANSACTIONS = 2_000;
    private static final int PER_SECOND = 20;
    private static final Duration ALONE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final TestClock time;
    private final Load load;

    DailyEndBench(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
        load = new Load(environment.url(), environment.bearer("investor"));
    }

    private int events(String kind) throws SQLException {
        return Integer.parseInt(
                rows.read("select count(*) from connection_event where owner like 'copy%' and change_kind = ?", kind)
                        .get(0));
    }

    /** The seconds from this time of the day until each session has that many events of the kind. */
    private double secondsUntil(String atTime, String kind, int events) throws Exception {
        long begin = System.nanoTime();
        time.stopAt(time.daysLater(1, atTime));
        Eventually.holds(events + " " + kind, PATIENCE, () -> events(kind) >= events);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The seconds that the database needs for the same rows of all sessions, in one transaction each. */
    private double secondsOfDatabaseAlone() throws SQLException {
        try (Connection database = environment.database().connect();
                Statement tables = database.createStatement()) {
            tables.execute("create table bench_config as select * from broker_config limit " + TRANSACTIONS);
            tables.execute("alter table bench_config add primary key (id)");
            tables.execute("create table bench_session as select * from broker_session where config_id in"
                    + " (select id from bench_config)");
            tables.execute("alter table bench_session add primary key (config_id)");
            tables.execute("create table bench_event as select * from connection_event limit 1");
            tables.execute("create table bench_position as select 0 position");
            List<String> ids = rows.read("select id from bench_config");
            long begin = System.nanoTime();
            database.setAutoCommit(false);
            for (String id : ids) {
                transition(database, id);
            }
            double each = (System.nanoTime() - begin) / 1e9 / ids.size();
            tables.execute("drop table bench_config, bench_session, bench_event, bench_position");
            return each * SESSIONS;
        }
    }

    private static void transition(Connection database, String id) throws SQLException {
        for (String sql : List.of(
                "update bench_config set state = 'EXPIRED', version = version + 1 where id = ?",
                "update bench_session set access_token_sealed = null where config_id = ?",
                "update bench_position set position = position + 1 where '' <> ?",
                "insert into bench_event select * from bench_event where '' <> ? limit 1")) {
            try (PreparedStatement statement = database.prepareStatement(sql)) {
                statement.setString(1, id);
                statement.executeUpdate();
            }
        }
        database.commit();
    }

    @Test
    void daily_end() throws Exception {
        time.stopAt(time.today("18:00"));
        Account model = Person.named("investor", environment).setUp();
        model.connectAs("AB1234");
        ConnectionCopies copies = new ConnectionCopies(environment, model.id());
        copies.add(1, SESSIONS);
        copies.withoutChecks();
        double databaseAlone = secondsOfDatabaseAlone();
        load.run("/api/broker/status", PER_SECOND, ALONE);
        double alone = load.run("/api/broker/status", PER_SECOND, ALONE).millis(99);
        try (ApplicationServer second = environment.another("daily-end", Map.of());
                StreamClients pages = new StreamClients("change")) {
            second.start(Duration.ofMinutes(5));
            openPages(pages);
            secondsUntil("05:00", "ENDING_SOON", SESSIONS);
            double warned = secondsUntil("05:50", "ENDING_SOON", 2 * SESSIONS);
            CompletableFuture<Load.Result> beside =
                    CompletableFuture.supplyAsync(() -> load.run("/api/broker/status", PER_SECOND, ALONE));
            double ended = secondsUntil("06:00", "LOGIN_REQUIRED", SESSIONS);
            double p99 = beside.join().millis(99);
            Eventually.holds("each page has its events", PATIENCE, () -> pages.clients().stream()
                    .allMatch(page -> page.times().size() == 3));
            assertThat(events("LOGIN_REQUIRED")).as("one event each").isEqualTo(SESSIONS);
            report(warned, ended, databaseAlone);
            Report.add(new Figure(
                    "B3b-p",
                    "p99 of other requests at the daily end, ms",
                    List.of(p99),
                    List.of(alone),
                    "at most 2 × the limit",
                    p99 <= 2 * alone));
        }
    }

    private void openPages(StreamClients pages) throws Exception {
        URI events = environment.url().resolve("/api/broker/events");
        for (int page = 1; page <= PAGES; page++) {
            pages.open(events, environment.bearer("copy" + page));
        }
        Eventually.holds(
                "all pages are open", PATIENCE, () -> pages.clients().stream().allMatch(StreamClients.Client::isOpen));
    }

    private static void report(double warned, double ended, double databaseAlone) {
        Report.add(new Figure(
                "B3b-w",
                "warnings of %d sessions, s".formatted(SESSIONS),
                List.of(warned),
                List.of(),
                "≤ 300",
                warned <= 300));
        Report.add(new Figure(
                "B3b",
                "%d sessions end at one instant, two nodes, s".formatted(SESSIONS),
                List.of(ended),
                List.of(databaseAlone),
                "≤ 120, ratio ≥ 0.5",
                ended <= 120 && databaseAlone / ended >= 0.5));
    }
}
