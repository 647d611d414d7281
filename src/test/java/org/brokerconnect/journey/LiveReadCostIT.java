package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a LIVE portfolio costs the database, by its own counters: one SELECT and one write of the rate limiter. Sweeps
 * make the counters inexact with so few reads, more so on a busy machine: {@code verify} leaves it out, and the tests
 * of the classes hold the exact numbers. {@code ./mvnw verify -Dit.test=LiveReadCostIT -Dexcluded.groups=none} runs it.
 */
@Tag("costs")
@WithTestEnvironment
class LiveReadCostIT {

    private static final int APPS = 20;

    /** With the read before them as many as the burst of an app, so that no read waits. */
    private static final int ROUNDS = 3;

    private static final double TOLERANCE = 0.7;

    /** Longer than {@code portfolio.cache-millis}; four times it is less than {@code portfolio.snapshot-seconds}. */
    private static final Duration CACHED = Duration.ofSeconds(3);

    private final TestEnvironment environment;

    LiveReadCostIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void between_two_snapshots_a_read_is_two_statements() throws Exception {
        List<Account> accounts =
                IntStream.range(0, APPS).mapToObj(this::connected).toList();
        readAll(accounts);
        Eventually.holds("the answers are stored", Duration.ofMinutes(1), () -> stored(accounts) == APPS);

        StatementCost cost = StatementCost.of(
                environment,
                ROUNDS * APPS,
                () -> IntStream.range(0, 3 * APPS)
                        .forEach(read -> accounts.get(0).person().get("/api/brokers")),
                () -> IntStream.range(0, ROUNDS).forEach(round -> readAll(accounts)));

        assertThat(cost.of("Com_select", "Com_insert", "Com_update", "Com_delete"))
                .isBetween(2 - TOLERANCE, 2 + TOLERANCE);
        assertThat(cost.of("Com_commit", "Com_rollback")).as("transactions").isLessThan(TOLERANCE);
    }

    /** How many have a value, which is stored last. */
    private int stored(List<Account> accounts) throws SQLException {
        String ids = accounts.stream().map(account -> "'" + account.id() + "'").collect(Collectors.joining(","));
        return Integer.parseInt(new DatabaseRows(environment)
                .read("select count(distinct config_id) from portfolio_value where config_id in (" + ids + ")")
                .get(0));
    }

    private Account connected(int number) {
        KiteSandbox sandbox = environment.sandbox();
        String key = "readcostapp%02d".formatted(number);
        String client = "RC%04d".formatted(number);
        App model = sandbox.apps().iterator().next();
        sandbox.register(App.of(key, key + "-secret", "Read").withRedirectUrl(model.redirectUrl()));
        sandbox.addClient(client, "AB1234");
        Account account = Person.named("investor", environment).setUp("Read", key, key + "-secret");
        account.connectAs(client);
        return account;
    }

    private void readAll(List<Account> accounts) {
        environment.sandbox().clock().advance(CACHED);
        accounts.forEach(account -> assertThat(account.person()
                        .get("/api/portfolio/" + account.id())
                        .expectStatus(200)
                        .body())
                .contains("LIVE"));
    }
}
