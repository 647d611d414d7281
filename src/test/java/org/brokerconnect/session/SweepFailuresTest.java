package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.scheduling.CallerExecutors;
import org.brokerconnect.scheduling.ParallelRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep completes its run although the change of one connection fails. */
@WithStores
class SweepFailuresTest {

    private static final SweepConfig ONE_BY_ONE = new SweepConfig(1, 1, 1, 730, 365);

    private final Stores stores;
    private Instant end;
    private UUID failing;
    private UUID other;

    SweepFailuresTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        end = stores.clock.instant().plus(FakeBroker.DAY);
        failing = stores.connected("asha", end);
        other = stores.connected("ravi", end.plusSeconds(1));
    }

    private void failEachChangeOf(UUID id) {
        stores.duringEachChange(changed -> {
            if (changed.connectionId().equals(id)) {
                throw new IllegalStateException("the row cannot be changed");
            }
        });
    }

    private ConnectionState state(UUID id) {
        return stores.read(id).config().storedState().stored();
    }

    private ExpirySweep expiry(LeaseStore leases) {
        ParallelRunner inCallerThread = new ParallelRunner(new CallerExecutors());
        return new ExpirySweep(stores.due, stores.sessions, leases, inCallerThread, ONE_BY_ONE);
    }

    @Test
    void a_session_that_cannot_be_ended_is_postponed_and_the_others_end() {
        failEachChangeOf(failing);
        stores.clock.set(end.plusSeconds(1));

        expiry(stores.leases).run();

        assertThat(state(other)).isEqualTo(ConnectionState.EXPIRED);
        assertThat(state(failing)).isEqualTo(ConnectionState.CONNECTED);
        assertThat(stores.due.findExpired(10)).isEmpty();
        stores.stopObserving();
        stores.clock.advance(Stores.SETTINGS.backOffMax());
        expiry(stores.leases).run();
        assertThat(state(failing)).isEqualTo(ConnectionState.EXPIRED);
    }

    @Test
    void a_session_that_cannot_be_postponed_either_stays_due_and_the_run_ends() {
        failEachChangeOf(failing);
        stores.clock.set(end.plusSeconds(1));
        LeaseStore away = new LeaseStore() {
            @Override
            public void postpone(UUID id) {
                throw new IllegalStateException("the database is away");
            }
        };

        expiry(away).run();

        assertThat(stores.due.findExpired(10))
                .extracting(DueSession::connection)
                .containsExactly(failing, other);
    }

    @Test
    void an_account_that_cannot_be_deleted_does_not_keep_the_next_one() {
        stores.clock.set(end.plusSeconds(1));
        expiry(stores.leases).run();
        failEachChangeOf(failing);
        stores.clock.set(end.plus(Duration.ofDays(366)));
        SweepConfig both = new SweepConfig(1, 2, 1, 730, 365);

        new CleanUpSweep(stores.due, stores.writer, stores.retention, both, stores.clock).run();

        assertThat(stores.read(failing).session()).isPresent();
        assertThat(stores.read(other).session()).isEmpty();
    }

    @Test
    void a_connection_whose_readability_cannot_be_stored_does_not_keep_the_next_one() {
        stores.update("update broker_config set api_secret_sealed = 'AbCd'");
        failEachChangeOf(failing);
        SweepConfig both = new SweepConfig(1, 10, 1, 730, 365);

        new SecretSweep(stores.connections, stores.secrets, both).run();

        assertThat(state(other)).isEqualTo(ConnectionState.ERROR);
        assertThat(state(failing)).isEqualTo(ConnectionState.CONNECTED);
    }
}
