package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores compare owners in Java too: here the database takes people who look alike for one person. */
@WithStores
class ExactOwnerTest {

    private static final String OWNER = "alice";
    private static final List<String> OWNED_TABLES = List.of("broker_config", "connect_attempt", "connection_event");

    private final Stores stores;
    private final AttemptStore attempts;
    private final AttemptWriter outcomes;

    ExactOwnerTest(Stores stores) {
        this.stores = stores;
        attempts = stores.bean(AttemptStore.class);
        outcomes = stores.bean(AttemptWriter.class);
    }

    @BeforeEach
    void take_people_who_look_alike_for_one() {
        setCollation("utf8mb4_general_ci");
    }

    @AfterEach
    void compare_exactly_again() {
        setCollation("utf8mb4_nopad_bin");
    }

    private void setCollation(String collation) {
        OWNED_TABLES.forEach(table -> stores.update("alter table " + table
                + " modify column owner varchar(255) character set utf8mb4 collate " + collation + " not null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", "ALICE", "\u00e1lice", "alice ", "alice  "})
    void another_person_finds_nothing(String other) {
        UUID id = stores.setUp(OWNER);
        BrokerConfig config = stores.read(id).config();
        Instant now = stores.clock.instant();
        ConnectAttempt attempt = new ConnectAttempt(
                config, SampleAttempt.REQUEST, hash(), hash(), "/callback", now, now.plusSeconds(600));
        outcomes.create(attempt);
        assertThat(stores.query("select cast(id as char) from broker_config where owner = '" + other + "'"))
                .as("the database finds it")
                .hasSize(1);

        assertThat(stores.connections.findAll(other)).isEmpty();
        assertThat(stores.connections.find(other, id)).isEmpty();
        assertThat(stores.connections.findAmong(Set.of(other), Set.of(id))).isEmpty();
        assertThat(attempts.find(other, attempt.id())).isEmpty();
        assertThat(attempts.newestOpenOf(FakeBroker.ID, other)).isEmpty();
        assertThat(stores.log.ofOwnerAfter(other, 0, 10)).isEmpty();
        assertThat(stores.log.ofConnectionAfter(other, id, 0, 10)).isEmpty();
        assertThat(stores.log.newestOfConnection(other, id, 10)).isEmpty();
        assertThat(stores.writer.disconnect(other, id)).isFalse();
        assertThat(stores.writer.delete(other, id)).isFalse();
        assertThat(stores.logins.openAttempt(other, id, UUID.randomUUID(), now)).isFalse();
        assertThat(stores.writer.update(other, id, "Mine now", null)).isEmpty();

        assertThat(stores.connections.findAll(OWNER))
                .extracting(Connection::config)
                .extracting(BrokerConfig::label)
                .containsExactly("Savings");
        assertThat(attempts.find(OWNER, attempt.id())).isPresent();
        assertThat(stores.log.ofOwnerAfter(OWNER, 0, 10))
                .hasSize(2)
                .extracting(ConnectionEvent::owner)
                .containsOnly(OWNER);
    }

    private static String hash() {
        return RandomToken.hash(UUID.randomUUID().toString());
    }
}
