package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person's reads cost the database, by its own counters of statements. Sweeps run beside the reads; what they
 * cost is measured during reads that need no database, and subtracted.
 */
@WithTestEnvironment
class ReadCostIT {

    private static final int READS = 300;
    private static final double TOLERANCE = 0.3;

    /** A pool of the server, which tests use on other servers than Payara Micro, checks a connection by a ping. */
    private static final String[] AROUND =
            System.getProperty("server", "payara-micro").equals("payara-micro")
                    ? new String[] {"Com_set_option", "Com_commit", "Com_rollback", "Com_admin_commands"}
                    : new String[] {"Com_set_option", "Com_commit", "Com_rollback"};

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

    /** The second column is the number of SELECTs: the events of one connection are another table. */
    @ParameterizedTest
    @CsvSource({
        "/api/broker/status, 1",
        "/api/broker/configs, 1",
        "/api/broker/configs/{id}/status, 1",
        "/api/broker/configs/{id}/events, 2"
    })
    void a_read_is_one_statement_for_each_table_outside_of_a_transaction(String template, int selects)
            throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        String path = template.replace("{id}", account.id());
        account.person().get(path).expectStatus(200);
        Counters idle = counters();
        read(account, "/api/brokers");
        Counters from = counters();

        read(account, path);

        Counters to = counters();
        double seconds = (to.nanoTime() - from.nanoTime()) / 1e9;
        Cost cost = names -> (to.count(from, names) - from.perSecond(idle, names) * seconds) / READS;
        assertThat(cost.of("Com_select")).as("SELECTs").isBetween(selects - TOLERANCE, selects + TOLERANCE);
        assertThat(cost.of(AROUND)).as("statements around the SELECT").isLessThan(TOLERANCE);
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
