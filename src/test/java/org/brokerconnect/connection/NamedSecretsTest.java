package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Rings;
import org.brokerconnect.vault.Sealer;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Credentials and tokens without a column of their own are stored in one sealed column each; what a release before this
 * one stored, or stores beside it, is read as before.
 */
@WithStores
class NamedSecretsTest {

    private static final Map<String, Secret> FIELDS = Map.of(
            "clientId", Secret.of("canary-id"), "clientSecret", Secret.of("canary-secret"), "pin", Secret.of("1234"));
    private static final Map<String, Secret> OTHERS = Map.of("extended_token", Secret.of("canary-extended"));

    private final Stores stores;
    private final String keyset = Rings.fresh();
    private final Sealer sealer = new Sealer(keyset);

    NamedSecretsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void use_a_known_key() {
        KeyRingContainer.use(Rings.parsed(keyset));
    }

    @AfterEach
    void use_the_shared_key() {
        KeyRingContainer.reset();
    }

    private UUID setUp(Map<String, Secret> fields) {
        return stores.writer
                .create("asha", FakeBroker.ID, "Savings", new AppCredentials(fields), 1_000)
                .id();
    }

    private UUID connected() {
        UUID id = setUp(FIELDS);
        SessionTokens tokens = new SessionTokens(Secret.of("access"), Secret.of("refresh"), OTHERS);
        Instant end = stores.clock.instant().plus(FakeBroker.DAY);
        stores.logins.connect(id, 1, new BrokerSession("FAKE01", "Asha Rao", tokens, end));
        return id;
    }

    private Object[] row(String columns, UUID id) {
        return (Object[]) stores.query("select " + columns + " from broker_config c left join broker_session s on"
                        + " s.config_id = c.id where c.id = '" + id + "'")
                .get(0);
    }

    private AppCredentials credentials(UUID id) {
        return stores.read(id).config().credentials().opened();
    }

    private static Map<String, String> revealed(AppCredentials credentials) {
        return credentials.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().reveal()));
    }

    private SessionTokens tokens(UUID id) {
        return stores.read(id).session().orElseThrow().tokens().orElseThrow().opened();
    }

    @Test
    void credentials_with_other_fields_are_stored_in_one_sealed_column() {
        UUID id = setUp(FIELDS);

        Object[] row = row("c.api_key_sealed, c.api_secret_sealed, c.credentials_sealed", id);
        assertThat(row[0]).isNull();
        assertThat(row[1]).isNull();
        assertThat(sealer.open("broker_config.credentials", id, (String) row[2]))
                .isEqualTo("{\"clientId\":\"canary-id\",\"clientSecret\":\"canary-secret\",\"pin\":\"1234\"}");
        assertThat(credentials(id).field("pin").reveal()).isEqualTo("1234");
        assertThat(credentials(id).fields()).isEqualTo(FIELDS);
        assertThat(credentials(id).person()).isEqualTo("asha");
    }

    @Test
    void an_api_key_and_an_api_secret_stay_where_the_previous_release_reads_them() {
        UUID id = stores.setUp("asha");

        Object[] row = row("c.api_key_sealed, c.api_secret_sealed, c.credentials_sealed", id);
        assertThat(sealer.open("broker_config.api_key", id, (String) row[0])).isEqualTo("key");
        assertThat(sealer.open("broker_config.api_secret", id, (String) row[1])).isEqualTo("sec-ret");
        assertThat(row[2]).isNull();
    }

    @Test
    void a_row_of_the_previous_release_opens_unchanged() {
        UUID id = UUID.randomUUID();
        stores.update(
                "insert into broker_config (id, owner, broker, label, api_key_sealed, api_secret_sealed,"
                        + " credentials_version, state, state_since, event_sequence, created_at, updated_at, version)"
                        + " values (?, 'asha', 'fake', 'Savings', ?, ?, 1, 'CONNECTED', now(), 7, now(), now(), 1)",
                id.toString(),
                sealer.seal("broker_config.api_key", id, "old-key"),
                sealer.seal("broker_config.api_secret", id, "old-secret"));
        stores.update(
                "insert into broker_session (config_id, broker, broker_user_id, broker_user_name, access_token_sealed,"
                        + " refresh_token_sealed, connected_at, expires_at, last_checked_at, tokens_since,"
                        + " token_version) values (?, 'fake', 'OLD01', 'Asha', ?, ?, now(), now(), now(), now(), 7)",
                id.toString(),
                sealer.seal("broker_session.access_token", id, "old-access"),
                sealer.seal("broker_session.refresh_token", id, "old-refresh"));

        assertThat(revealed(credentials(id))).isEqualTo(Map.of("apiKey", "old-key", "apiSecret", "old-secret"));
        assertThat(tokens(id).access().reveal()).isEqualTo("old-access");
        assertThat(tokens(id).refresh().reveal()).isEqualTo("old-refresh");
        assertThat(tokens(id).others()).isEmpty();
    }

    @Test
    void what_the_previous_release_stores_later_replaces_named_credentials() {
        UUID id = setUp(FIELDS);
        stores.update(
                "update broker_config set api_key_sealed = ?, api_secret_sealed = ?, credentials_version = 2"
                        + " where id = ?",
                sealer.seal("broker_config.api_key", id, "newer-key"),
                sealer.seal("broker_config.api_secret", id, "newer-secret"),
                id.toString());

        assertThat(revealed(credentials(id))).isEqualTo(Map.of("apiKey", "newer-key", "apiSecret", "newer-secret"));
    }

    @Test
    void replaced_credentials_leave_nothing_of_the_old_ones() {
        UUID id = setUp(FIELDS);

        stores.writer.update("asha", id, null, new AppCredentials(Secret.of("key-of-now"), Secret.of("secret-of-now")));
        assertThat(row("c.credentials_sealed, c.api_key_sealed", id)[0]).isNull();
        assertThat(credentials(id).field("apiKey").reveal()).isEqualTo("key-of-now");

        stores.writer.update("asha", id, null, new AppCredentials(FIELDS));
        assertThat(row("c.api_key_sealed, c.api_secret_sealed", id)).containsOnlyNulls();
        assertThat(credentials(id).fields()).isEqualTo(FIELDS);
    }

    @Test
    void other_tokens_are_stored_sealed_beside_the_two_that_every_release_reads() {
        UUID id = connected();

        Object[] row = row("s.access_token_sealed, s.refresh_token_sealed, s.tokens_sealed", id);
        assertThat(sealer.open("broker_session.access_token", id, (String) row[0]))
                .isEqualTo("access");
        assertThat(sealer.open("broker_session.refresh_token", id, (String) row[1]))
                .isEqualTo("refresh");
        assertThat(sealer.open("broker_session.tokens", id, (String) row[2]))
                .isEqualTo("{\"extended_token\":\"canary-extended\"}");
        assertThat(tokens(id).other("extended_token").reveal()).isEqualTo("canary-extended");
    }

    /** The previous release deletes the two tokens that it knows. */
    @Test
    void a_session_that_the_previous_release_ended_has_no_tokens() {
        UUID id = connected();
        stores.update("update broker_session set access_token_sealed = null, refresh_token_sealed = null,"
                + " access_fingerprint = null, refresh_fingerprint = null, token_version = token_version + 1");

        assertThat(stores.read(id).session().orElseThrow().tokens()).isEmpty();
    }

    @Test
    void an_ended_session_keeps_no_other_token() {
        UUID id = connected();

        stores.sessions.expire(id, stores.tokenVersion(id));

        assertThat(row("s.access_token_sealed, s.tokens_sealed", id)).containsOnlyNulls();
    }

    @Test
    void tokens_of_eight_thousand_characters_are_stored() {
        UUID id = setUp(FIELDS);
        String token = "t".repeat(8_000);
        SessionTokens tokens = new SessionTokens(Secret.of(token), Secret.of(token), Map.of("other", Secret.of(token)));
        stores.logins.connect(
                id,
                1,
                new BrokerSession(
                        "FAKE01", "Asha Rao", tokens, stores.clock.instant().plus(FakeBroker.DAY)));

        assertThat(Arrays.asList(
                        tokens(id).access().reveal(),
                        tokens(id).refresh().reveal(),
                        tokens(id).other("other").reveal()))
                .containsOnly(token);
    }

    @Test
    void a_column_that_does_not_open_concerns_its_connection_only_and_is_shown() {
        UUID id = connected();
        UUID other = setUp(FIELDS);
        stores.update(
                "update broker_config c join broker_config o on o.id = ? set c.credentials_sealed ="
                        + " o.credentials_sealed where c.id = ?",
                other.toString(),
                id.toString());

        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> credentials(id));
        assertThat(stores.read(id).config().label()).isEqualTo("Savings");
        stores.secrets.recordReadability(id);
        assertThat(stores.history("asha", id)).last().isEqualTo("FAILING CONNECTED-ERROR secret-unreadable");
        assertThat(credentials(other).fields()).isEqualTo(FIELDS);
        assertThat(stores.writer.delete("asha", id)).isTrue();
    }

    @Test
    void another_token_that_does_not_open_is_shown_and_can_be_deleted() {
        UUID id = connected();
        stores.update("update broker_session set tokens_sealed = reverse(tokens_sealed)");

        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> tokens(id));
        stores.secrets.recordReadability(id);
        assertThat(stores.history("asha", id)).last().isEqualTo("FAILING CONNECTED-ERROR secret-unreadable");
        assertThat(stores.writer.disconnect("asha", id)).isTrue();
        assertThat(stores.read(id).session()).isEmpty();
    }
}
