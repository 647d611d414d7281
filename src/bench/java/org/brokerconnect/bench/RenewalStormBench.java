package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.brokerconnect.journey.ConnectedPeople;
import org.brokerconnect.journey.DatabaseRows;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Test;

/** B3: 10,000 sessions are due at one instant and the broker takes 50 ms; one node renews them, a day later two. */
@WithTestEnvironment
class RenewalStormBench {

    private static final int ACCOUNTS_EACH = 100;
    private static final int SESSIONS = Scale.of("bench.sessions", 10_000);
    private static final Duration BROKER = Duration.ofMillis(50);

    /** {@code upkeep.parallel-calls}. */
    private static final int PARALLEL_CALLS = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final TestClock time;

    RenewalStormBench(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
    }

    private int number(String sql, Object... parameters) throws Exception {
        return Integer.parseInt(rows.read(sql, parameters).get(0));
    }

    /** The seconds that the renewal of all sessions takes on the morning of this day. */
    private double storm(int day, ConnectedPeople people) throws Exception {
        long begin = System.nanoTime();
        time.stopAt(time.daysLater(day, "06:00"));
        Eventually.holds(
                "no session is due",
                PATIENCE,
                () -> number("select count(*) from broker_session where renew_at <= ?", time.now()) == 0);
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(people.renewals()).as("one renewal of each session a day").isEqualTo(day * SESSIONS);
        assertThat(number("select count(*) from broker_config where state = 'CONNECTED'"))
                .isEqualTo(SESSIONS);
        return seconds;
    }

    @Test
    void renewal_storm() throws Exception {
        time.stopAt(time.today("10:00"));
        ConnectedPeople people =
                ConnectedPeople.connected(environment, "stormapp", SESSIONS / ACCOUNTS_EACH, ACCOUNTS_EACH);
        environment.sandbox().faults().add(Fault.slow("POST", "/session/refresh_token", BROKER));
        ProcessHandle server = Processes.server();
        double heapBefore = Processes.liveHeapKib(server);
        report("B3", "one node", 1, storm(1, people));
        double grown = (Processes.liveHeapKib(server) - heapBefore) / 1024;
        Report.add(new Figure(
                "B3h", "the same: growth of the live heap, MiB", List.of(grown), List.of(), "≤ 10", grown <= 10));
        try (ApplicationServer second = environment.another("storm", Map.of())) {
            second.start(Duration.ofMinutes(5));
            report("B3-2", "two nodes", 2, storm(2, people));
        }
    }

    private static void report(String id, String nodes, int count, double seconds) {
        double limit = SESSIONS * BROKER.toMillis() / 1e3 / (PARALLEL_CALLS * count);
        Report.add(new Figure(
                id,
                "renewal of %d due sessions, %s, s".formatted(SESSIONS, nodes),
                List.of(seconds),
                List.of(limit),
                "ratio ≥ 0.9",
                limit / seconds >= 0.9));
    }
}
