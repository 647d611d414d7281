package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a person's reads cost the database, by its own counters of statements. Sweeps run beside the reads; what they
 * cost is measured during reads that need no database, and subtracted.
 */
@WithTestEnvironment
class ReadCostIT {

    private static final int READS = 300;
    private static final double TOLERANCE = 0.3;

    private final TestEnvironment environment;
    private final DatabaseRows rows;

    ReadCostIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
    }

    /** Counters at one moment. */
    private record Counters(long nanoTime, Map<String, Long> counts) {

        /** The mean number of these statements per second since the other moment. */
        double perSecond(Counters before, String... names) {
            return count(before, names) / ((nanoTime - before.nanoTime) / 1e9);
        }

        double count(Counters before, String... names) {
            double sum = 0;
            for (String name : names) {
                sum += counts.get(name) - before.counts.get(name);
            }
            return sum;
        }
    }

    private Counters counters() throws SQLException {
        return new Counters(
                System.nanoTime(),
                rows.pairs("show global status").entrySet().stream()
                        .filter(each -> each.getValue().matches("\\d{1,18}"))
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> Long.valueOf(each.getValue()))));
    }

    @Test
    void a_status_read_is_one_statement_outside_of_a_transaction() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        account.person().get("/api/broker/status").expectStatus(200);
        Counters idle = counters();
        read(account, "/api/brokers");
        Counters from = counters();

        read(account, "/api/broker/status");

        Counters to = counters();
        double seconds = (to.nanoTime() - from.nanoTime()) / 1e9;
        Cost cost = names -> (to.count(from, names) - from.perSecond(idle, names) * seconds) / READS;
        assertThat(cost.of("Com_select")).as("SELECTs").isBetween(1 - TOLERANCE, 1 + TOLERANCE);
        assertThat(cost.of("Com_set_option", "Com_commit", "Com_rollback"))
                .as("statements around the SELECT")
                .isLessThan(TOLERANCE);
        assertThat(cost.of("Com_insert", "Com_update", "Com_delete"))
                .as("writes")
                .isLessThan(TOLERANCE);
    }

    private static void read(Account account, String path) {
        IntStream.range(0, READS).forEach(read -> account.person().get(path).expectStatus(200));
    }

    /** The mean number of these statements of one read. */
    private interface Cost {

        double of(String... names);
    }
}
