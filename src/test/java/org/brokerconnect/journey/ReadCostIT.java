package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person's reads cost the database, by its own counters of statements. */
@WithTestEnvironment
class ReadCostIT {

    private static final int READS = 300;
    private static final double TOLERANCE = 0.3;
    private static final String[] WRITES = {"Com_insert", "Com_update", "Com_delete"};

    /** A pool of the server, which tests use on other servers than Payara Micro, checks a connection by a ping. */
    private static final String[] AROUND =
            System.getProperty("server", "payara-micro").equals("payara-micro")
                    ? new String[] {"Com_set_option", "Com_commit", "Com_rollback", "Com_admin_commands"}
                    : new String[] {"Com_set_option", "Com_commit", "Com_rollback"};

    private final TestEnvironment environment;

    ReadCostIT(TestEnvironment environment) {
        this.environment = environment;
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

        StatementCost cost =
                StatementCost.of(environment, READS, () -> read(account, "/api/brokers"), () -> read(account, path));

        assertThat(cost.of("Com_select")).as("SELECTs").isBetween(selects - TOLERANCE, selects + TOLERANCE);
        assertThat(cost.of(AROUND)).as("statements around the SELECT").isLessThan(TOLERANCE);
        assertThat(cost.of(WRITES)).as("writes").isLessThan(TOLERANCE);
    }

    private static void read(Account account, String path) {
        IntStream.range(0, READS).forEach(read -> account.person().get(path).expectStatus(200));
    }
}
