package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that cannot be opened are found without a call, concern their connection only, and clear. */
@WithStores
class SecretSweepTest {

    private static final String FAILING = "FAILING CONNECTED-ERROR secret-unreadable";

    private final Stores stores;
    private SecretSweep sweep;
    private UUID id;
    private UUID other;

    SecretSweepTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        sweep = new SecretSweep(stores.connections, stores.secrets, new SweepConfig(1, 100, 1, 730, 365));
        id = stores.renewable("asha", stores.clock.instant().plus(FakeBroker.DAY));
        other = stores.renewable("ravi", stores.clock.instant().plus(FakeBroker.DAY));
    }

    private List<String> events() {
        return stores.history("asha", id).stream().skip(2).toList();
    }

    private void change(String assignment) {
        String table = assignment.contains("api_") ? "broker_config" : "broker_session";
        String key = table.equals("broker_config") ? "id" : "config_id";
        assertThat(stores.update("update " + table + " set " + assignment + " where " + key + " = ?", id.toString()))
                .isEqualTo(1);
    }

    private String stored(String column, UUID of) {
        String table = column.contains("api_") ? "broker_config" : "broker_session";
        String key = table.equals("broker_config") ? "id" : "config_id";
        return (String) stores.query("select " + column + " from " + table + " where " + key + " = '" + of + "'")
                .get(0);
    }

    /** A key that the ring does not have, a modified and a truncated ciphertext, and no ciphertext at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key_sealed = reverse(api_key_sealed)",
                "api_secret_sealed = concat('AQAAAAE', substring(api_secret_sealed, 8))",
                "api_secret_sealed = left(api_secret_sealed, length(api_secret_sealed) - 8)",
                "api_secret_sealed = 'AbCd'",
                "access_token_sealed = left(access_token_sealed, 20)",
                "access_token_sealed = 'no base64'",
                "refresh_token_sealed = reverse(refresh_token_sealed)",
                "refresh_token_sealed = access_token_sealed"
            })
    void a_secret_that_does_not_open_is_an_error_of_its_connection_and_one_event(String assignment) {
        change(assignment);

        sweep.run();
        sweep.run();

        assertThat(events()).containsExactly(FAILING);
        assertThat(stores.history("ravi", other)).hasSize(2);
    }

    @Test
    void a_secret_of_another_connection_does_not_open_here() {
        change("access_token_sealed = '" + stored("access_token_sealed", other) + "'");

        sweep.run();

        assertThat(events()).containsExactly(FAILING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key_sealed", "api_secret_sealed", "access_token_sealed", "refresh_token_sealed"})
    void the_error_ends_when_the_secret_opens_again(String column) {
        String good = stored(column, id);
        change(column + " = 'AbCd'");
        sweep.run();

        change(column + " = '" + good + "'");
        sweep.run();
        sweep.run();

        assertThat(events()).containsExactly(FAILING, "RECOVERED ERROR-CONNECTED");
    }

    @Test
    void a_connection_without_a_session_is_disconnected_again() {
        stores.writer.disconnect("asha", id);
        String good = stored("api_secret_sealed", id);
        change("api_secret_sealed = 'AbCd'");
        sweep.run();
        change("api_secret_sealed = '" + good + "'");

        sweep.run();

        assertThat(events())
                .endsWith("FAILING DISCONNECTED-ERROR secret-unreadable", "DISCONNECTED ERROR-DISCONNECTED");
    }

    @Test
    void a_connection_whose_session_had_ended_needs_a_login_again() {
        stores.sessions.expire(id, stores.tokenVersion(id));
        String good = stored("api_secret_sealed", id);
        change("api_secret_sealed = 'AbCd'");
        sweep.run();
        change("api_secret_sealed = '" + good + "'");

        sweep.run();

        assertThat(events())
                .endsWith("FAILING EXPIRED-ERROR secret-unreadable", "LOGIN_REQUIRED ERROR-EXPIRED session-ended");
    }

    @Test
    void unreadable_connections_can_be_replaced_and_deleted() {
        change("api_secret_sealed = 'AbCd'");
        change("access_token_sealed = 'AbCd'");
        sweep.run();

        stores.writer.update("asha", id, null, new AppCredentials(Secret.of("key"), Secret.of("sec-ret")));
        sweep.run();
        assertThat(events()).containsExactly(FAILING, "CREDENTIALS_REPLACED ERROR-DISCONNECTED");

        change("api_secret_sealed = 'AbCd'");
        sweep.run();
        assertThat(stores.writer.delete("asha", id)).isTrue();
        sweep.run();
        assertThat(stores.connections.findAnyOwner(id)).isEmpty();
    }

    @Test
    void every_connection_is_checked_batch_by_batch_again_and_again() {
        SecretSweep oneByOne = new SecretSweep(stores.connections, stores.secrets, new SweepConfig(1, 1, 1, 730, 365));
        for (int i = 0; i < 3; i++) {
            oneByOne.run();
        }
        stores.clock.advance(Duration.ofMinutes(1));
        change("api_key_sealed = 'AbCd'");

        for (int i = 0; i < 3; i++) {
            oneByOne.run();
        }

        assertThat(events()).containsExactly(FAILING);
    }

    @Test
    void an_error_with_another_reason_stays() {
        stores.sessions.recordFailure(id, stores.tokenVersion(id), Verdict.CONFIG, "api-key-unknown", Duration.ZERO);

        sweep.run();

        assertThat(events()).containsExactly("FAILING CONNECTED-ERROR api-key-unknown");
    }
}
