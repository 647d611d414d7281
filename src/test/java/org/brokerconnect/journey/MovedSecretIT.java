package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An attacker with write access to the database copies ciphertext to another row or column, so that the application
 * would use one user's secret for another.
 */
@WithTestEnvironment
class MovedSecretIT {

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private Account victim;
    private Account other;

    MovedSecretIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void connect_two_people() {
        victim = Person.named("investor", environment).setUp();
        victim.connectAs("AB1234");
        other = Person.named("investor2", environment).setUp();
        other.connectAs("CD5678");
    }

    /** Otherwise sweeps would fail at these rows until the next test. */
    @AfterEach
    void remove_them() throws Exception {
        rows.deleteConnections();
    }

    @ParameterizedTest
    @CsvSource({
        "broker_config, id, api_key_sealed",
        "broker_config, id, api_secret_sealed",
        "broker_session, config_id, access_token_sealed"
    })
    @Attack(
            area = Area.SECRETS,
            value = "A ciphertext is copied from another row",
            defence = "Each value names its row")
    void a_secret_copied_from_another_row_is_not_decrypted(String table, String id, String column) throws Exception {
        String own = rows.read("select " + column + " from " + table + " where " + id + " = ?", victim.id())
                .get(0);
        String foreign = rows.read("select " + column + " from " + table + " where " + id + " = ?", other.id())
                .get(0);
        String write = "update " + table + " set " + column + " = ? where " + id + " = ?";
        rows.change(write, foreign, victim.id());

        assertOnlyTheVictimIsAffected("MovedSecretException");

        assertThat(rows.read("select " + column + " from " + table + " where " + id + " = ?", victim.id()))
                .as("nothing is overwritten")
                .containsExactly(foreign);
        rows.change(write, own, victim.id());
        victim.person().get("/api/portfolio/" + victim.id()).expectStatus(200);
        assertThat(victim.state()).isEqualTo("CONNECTED");
    }

    @Test
    @Attack(
            area = Area.SECRETS,
            value = "A ciphertext is copied from another column",
            defence = "Each value is bound to its column")
    void a_secret_copied_from_another_column_is_not_decrypted() throws Exception {
        rows.change(
                "update broker_session set access_token_sealed ="
                        + " (select api_key_sealed from broker_config where id = config_id) where config_id = ?",
                victim.id());

        assertOnlyTheVictimIsAffected("UnreadableSecretException");
    }

    @Test
    @Attack(area = Area.SECRETS, value = "A bit of a ciphertext is changed", defence = "Authenticated encryption")
    void a_changed_secret_is_not_decrypted() throws Exception {
        rows.change(
                "update broker_config set api_secret_sealed = reverse(api_secret_sealed) where id = ?", victim.id());

        assertOnlyTheVictimIsAffected("UnreadableSecretException");
    }

    @Test
    void an_unreadable_connection_can_get_new_credentials_and_be_deleted() throws Exception {
        rows.change(
                "update broker_config set api_secret_sealed = reverse(api_secret_sealed) where id = ?", victim.id());
        Person person = victim.person();
        person.post(victim.path() + "/setup-oauth", Map.of()).expectProblem(409, "secret-unreadable");
        assertThat(victim.state()).isEqualTo("ERROR");

        person.put(victim.path(), Map.of("apiKey", "sandboxdemo", "apiSecret", "sandboxdemo-secret"))
                .expectStatus(200);
        assertThat(victim.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");

        rows.change(
                "update broker_config set api_secret_sealed = reverse(api_secret_sealed) where id = ?", victim.id());
        person.delete(victim.path()).expectStatus(204);
    }

    private void assertOnlyTheVictimIsAffected(String logged) throws Exception {
        Person person = victim.person();
        person.get(victim.path() + "/status").expectStatus(200);
        person.get("/api/broker/status").expectStatus(200);
        person.get("/api/portfolio/" + victim.id());
        JsonNode status =
                person.get(victim.path() + "/status").expectStatus(200).json();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo("secret-unreadable");
        assertThat(environment.logs()).contains(logged);

        assertThat(other.state()).isEqualTo("CONNECTED");
        assertThat(other.connectAs("CD5678").outcome()).isEqualTo("CONNECTED");
    }
}
