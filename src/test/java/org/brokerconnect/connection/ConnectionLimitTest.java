package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** How many connections one person can set up. */
@WithStores
class ConnectionLimitTest {

    private static final int LIMIT = 3;

    private final Stores stores;

    ConnectionLimitTest(Stores stores) {
        this.stores = stores;
    }

    private String create(String owner) {
        AppCredentials credentials = new AppCredentials(Secret.of("key"), Secret.of("sec-ret"));
        try {
            stores.writer.create(owner, FakeBroker.ID, "Savings", credentials, LIMIT);
            return "created";
        } catch (ProblemException refused) {
            return refused.slug();
        }
    }

    @Test
    void a_person_at_the_limit_creates_no_more_until_one_is_deleted() {
        assertThat(List.of(create("asha"), create("asha"), create("asha"))).containsOnly("created");

        assertThat(create("asha")).isEqualTo("too-many-connections");
        assertThat(stores.connections.findAll("asha")).hasSize(LIMIT);
        assertThat(create("Asha")).as("another person").isEqualTo("created");

        stores.writer.delete(
                "asha", stores.connections.findAll("asha").get(0).config().id());
        assertThat(create("asha")).isEqualTo("created");
    }

    @Test
    void concurrent_requests_do_not_exceed_the_limit() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int request = 0; request < 12; request++) {
                results.add(threads.submit(() -> create("bela")));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> result : results) {
                outcomes.add(result.get());
            }

            assertThat(outcomes).filteredOn("created"::equals).hasSize(LIMIT);
            assertThat(stores.connections.findAll("bela")).hasSize(LIMIT);
        } finally {
            threads.shutdownNow();
        }
    }
}
