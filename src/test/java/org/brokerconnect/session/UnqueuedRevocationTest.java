package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that nobody keeps is ended at the broker also when the database does not take the revocation. */
@WithStores
class UnqueuedRevocationTest {

    private static final SessionTokens UNWANTED = new SessionTokens(Secret.of("unwanted-access"), Secret.none());

    private final Stores stores;
    private Revocations revocations;
    private BrokerConfig config;
    private Instant end;
    private int revokedBefore;

    UnqueuedRevocationTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void take_the_table_away() {
        revocations = stores.bean(Revocations.class);
        revokedBefore = stores.broker.revoked().size();
        end = stores.clock.instant().plus(FakeBroker.DAY);
        UUID id = stores.setUp("asha");
        config = stores.read(id).config();
        stores.update("rename table pending_revocation to pending_revocation_away");
    }

    @AfterEach
    void bring_it_back() {
        stores.broker.failingWith(null);
        stores.update("rename table pending_revocation_away to pending_revocation");
    }

    private void revokeUnwanted() {
        revocations.revokeUnwanted(config, UNWANTED, end, Priority.INTERACTIVE);
    }

    @Test
    void a_revocation_that_cannot_be_queued_is_sent_at_once() {
        revokeUnwanted();

        assertThat(stores.broker
                        .revoked()
                        .subList(revokedBefore, stores.broker.revoked().size()))
                .containsExactly(UNWANTED);
    }

    @Test
    void a_broker_that_is_away_too_does_not_fail_the_caller() {
        stores.broker.failingWith(new BrokerUnavailableException("broker-down", "no response", null));

        assertThatCode(this::revokeUnwanted).doesNotThrowAnyException();

        assertThat(stores.broker.revoked()).hasSize(revokedBefore);
    }

    @Test
    void revocations_that_cannot_be_read_are_reported_as_pending() {
        assertThat(revocations.sendPending(config.id())).contains("revocation-pending");
    }
}
