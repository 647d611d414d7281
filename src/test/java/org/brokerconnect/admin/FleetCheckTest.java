package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.HealthAnswer;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The health data of connections in a real database; the check is always up. */
@WithStores
class FleetCheckTest {

    private final Stores stores;
    private final EmbeddedMariaDb database;

    FleetCheckTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    @BeforeAll
    static void use_the_response_format_of_a_server() {
        HealthAnswer.use();
    }

    private HealthCheckResponse check() {
        FleetReader reader = new FleetReader(stores.bean(FleetStore.class), stores.clock, Runnable::run);
        HealthCheckResponse response = new FleetCheck(reader, stores.clock).call();
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        return response;
    }

    private Map<String, Object> data() {
        return check().getData().orElseThrow();
    }

    @Test
    void without_connections_all_counts_are_zero() {
        assertThat(data())
                .containsEntry("CONNECTED", 0L)
                .containsEntry("EXPIRED", 0L)
                .containsEntry("ERROR", 0L)
                .containsEntry("DISCONNECTED", 0L)
                .containsEntry("overdueRenewalSeconds", 0L)
                .containsEntry("sweepLagSeconds", 0L)
                .doesNotContainKeys("CONNECTING", "lastBrokerAnswer");
    }

    @Test
    void states_are_counted_and_the_age_of_due_work_is_reported() {
        Instant login = stores.clock.instant();
        Instant end = login.plus(FakeBroker.DAY);
        stores.setUp("asha");
        stores.connected("asha", end.plusSeconds(1));
        UUID failing = stores.connected("ravi", end.plusSeconds(1));
        stores.sessions.recordFailure(
                failing, stores.tokenVersion(failing), Verdict.CONFIG, "api-key-unknown", Duration.ZERO);
        UUID over = stores.connected("asha", end);
        stores.sessions.expire(over, stores.tokenVersion(over));
        stores.renewable("ravi", end);

        stores.clock.set(end.minus(FakeBroker.LEAD).plusSeconds(90));
        assertThat(data())
                .containsEntry("CONNECTED", 2L)
                .containsEntry("ERROR", 1L)
                .containsEntry("EXPIRED", 1L)
                .containsEntry("DISCONNECTED", 1L)
                .containsEntry("overdueRenewalSeconds", 90L)
                .containsEntry("sweepLagSeconds", 90L)
                .containsEntry("lastBrokerAnswer", login.toString());
    }

    @Test
    void unmarked_expired_sessions_count_as_lag() {
        Instant end = stores.clock.instant().plus(FakeBroker.DAY);
        stores.connected("asha", end);

        stores.clock.set(end.plusSeconds(40));

        assertThat(data()).containsEntry("sweepLagSeconds", 40L).containsEntry("overdueRenewalSeconds", 0L);
    }

    @Test
    void the_check_stays_up_without_the_database() {
        database.close();
        try {
            assertThat(data()).containsOnlyKeys("unknown");
        } finally {
            database.startAgain();
        }
    }
}
