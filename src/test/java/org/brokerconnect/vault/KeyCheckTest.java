package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.HealthAnswer;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.scheduling.PooledExecutors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose key ring does not open the stored secrets gets no requests. */
@WithStores
class KeyCheckTest {

    private static final String RING = Rings.fresh();

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final PooledExecutors executors = new PooledExecutors();

    KeyCheckTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    @BeforeAll
    static void use_the_response_format_of_a_server() {
        HealthAnswer.use();
    }

    @BeforeEach
    void place_the_canary() {
        stores.update("delete from key_canary");
        canary(RING).placeIfAbsent();
    }

    @AfterEach
    void clean_up() {
        stores.update("delete from key_canary");
        executors.close();
    }

    private CanaryStore canary(String ring) {
        stores.provide(Rings.open(ring));
        return stores.bean(CanaryStore.class);
    }

    private HealthCheckResponse check(String ring) {
        return new KeyCheck(canary(ring), executors).call();
    }

    @Test
    void the_check_is_up_with_the_key_ring_that_sealed() {
        HealthCheckResponse response = check(RING);

        assertThat(response.getName()).isEqualTo("key-ring");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void the_check_is_down_with_another_key_ring_and_without_a_canary() {
        assertThat(check(Rings.fresh()).getStatus()).isEqualTo(Status.DOWN);

        stores.update("delete from key_canary");

        assertThat(check(RING).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void the_check_is_down_without_the_database() {
        KeyCheck check = new KeyCheck(canary(RING), executors);
        database.close();
        try {
            assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        } finally {
            database.startAgain();
        }
    }
}
