package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the broker could not be told at once is told until it knows, or until there is nothing left to tell. */
@WithStores
class RevocationsTest {

    private final Stores stores;
    private Revocations revocations;
    private Instant end;
    private int revokedBefore;

    RevocationsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void stop_the_broker() {
        revocations = stores.bean(Revocations.class);
        revokedBefore = stores.broker.revoked().size();
        end = stores.clock.instant().plus(FakeBroker.DAY);
        stores.broker.troubledBy(new BrokerUnavailableException("broker-down", "no answer", null));
    }

    private UUID disconnected(UUID id) {
        stores.writer.disconnect("asha", id);
        assertThat(revocations.tellBroker(id)).contains("broker-down");
        return id;
    }

    private void sweep() {
        stores.revocations.takeDue(100).forEach(revocations::tellBrokerOf);
    }

    private int told() {
        return stores.broker.revoked().size() - revokedBefore;
    }

    @Test
    void it_is_tried_again_with_growing_pauses_until_the_broker_knows_and_then_no_more() {
        UUID id = disconnected(stores.connected("asha", end));
        for (int i = 0; i < 5; i++) {
            stores.clock.advance(Duration.ofMinutes(16));
            sweep();
        }
        assertThat(stores.revocations.findByConnection(id)).hasSize(1);

        stores.broker.troubledBy(null);
        sweep();
        assertThat(told()).as("not before its turn").isZero();
        stores.clock.advance(Duration.ofMinutes(16));
        sweep();
        stores.clock.advance(Duration.ofMinutes(16));
        sweep();

        assertThat(told()).isEqualTo(1);
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void an_access_token_that_has_died_meanwhile_is_given_up_without_a_call() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.broker.troubledBy(null);
        stores.clock.set(end);

        sweep();

        assertThat(told()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void what_could_still_be_renewed_at_the_broker_does_not_die_by_itself_and_is_told_after_its_end_too() {
        UUID id = disconnected(stores.renewable("asha", end));
        stores.broker.troubledBy(null);
        stores.clock.set(end.plus(Duration.ofDays(3)));

        sweep();

        assertThat(told()).isEqualTo(1);
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void even_that_is_given_up_when_the_settings_say_so() {
        Instant disconnect = stores.clock.instant();
        UUID id = disconnected(stores.renewable("asha", end));
        stores.clock.set(disconnect.plus(Stores.SETTINGS.revocationPatience()).minusNanos(1_000));
        sweep();
        assertThat(stores.revocations.findByConnection(id)).hasSize(1);

        stores.clock.advance(Duration.ofHours(1));
        stores.broker.troubledBy(null);
        sweep();

        assertThat(told()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_broker_that_asks_for_a_pause_gets_it() {
        UUID id = stores.connected("asha", end);
        stores.writer.disconnect("asha", id);
        Duration pause = Duration.ofHours(2);
        stores.broker.troubledBy(new BrokerException(Verdict.RATE, "rate-limited", "too many", pause, null));
        revocations.tellBroker(id);
        stores.broker.troubledBy(null);

        stores.clock.advance(pause.minusNanos(1_000));
        assertThat(stores.revocations.takeDue(10)).isEmpty();
        stores.clock.advance(Duration.ofNanos(1_000));
        assertThat(stores.revocations.takeDue(10)).hasSize(1);
    }

    @Test
    void two_nodes_that_sweep_at_once_take_different_ones() {
        List<UUID> ids = List.of(
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)));
        stores.clock.advance(Duration.ofMinutes(16));

        List<UUID> mine = stores.revocations.takeDue(2);
        List<UUID> theirs = stores.revocations.takeDue(10);

        assertThat(mine).hasSize(2).doesNotContainAnyElementsOf(theirs);
        assertThat(theirs).hasSize(ids.size() - 2);
    }

    @Test
    void what_waits_is_sealed() {
        disconnected(stores.renewable("asha", end));

        assertThat(stores.look("select concat_ws(' ', api_key_sealed, api_secret_sealed, access_token_sealed,"
                        + " refresh_token_sealed) from pending_revocation"))
                .singleElement()
                .asString()
                .doesNotContain("access", "refresh", "sec-ret");
    }
}
