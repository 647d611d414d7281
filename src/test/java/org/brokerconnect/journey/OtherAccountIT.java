package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;

/** A successful login whose session must not be stored is revoked at the broker. */
@WithTestEnvironment
class OtherAccountIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person investor;

    OtherAccountIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        investor = Person.named("investor", environment);
    }

    @Test
    void a_reconnect_with_another_account_replaces_nothing() throws Exception {
        Account account = investor.setUp();
        account.connectAs("AB1234");
        String token = kite.newest("access_token");
        JsonNode before = account.status();
        Account.Attempt attempt = account.begin();

        CallbackOutcome outcome = connect(account, attempt, "CD5678");

        assertThat(outcome).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), "other-account"));
        account.assertFailed(attempt, "other-account");
        assertThat(account.status()).isEqualTo(before);
        assertThat(kite.accepts(token)).isTrue();
        assertNothingElseIsStored();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A second person connects the account of the first",
            defence = "An account belongs to one person")
    void a_connected_account_cannot_be_connected_by_another_user() throws Exception {
        Account first = investor.setUp();
        first.connectAs("AB1234");
        String token = kite.newest("access_token");
        Account second = secondPersons();
        Account.Attempt attempt = second.begin();

        CallbackOutcome outcome = connect(second, attempt, "AB1234");

        assertThat(outcome).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), "account-taken"));
        second.assertFailed(attempt, "account-taken");
        assertThat(second.state()).isEqualTo("DISCONNECTED");
        assertThat(first.state()).isEqualTo("CONNECTED");
        assertThat(kite.accepts(token)).isTrue();
        assertNothingElseIsStored();
    }

    @Test
    void a_disconnected_account_can_be_connected_by_another_user() {
        Account first = investor.setUp();
        first.connectAs("AB1234");
        first.disconnect();

        assertThat(secondPersons().connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void a_failed_revocation_is_queued() throws Exception {
        investor.setUp().connectAs("AB1234");
        environment.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.DROPPED));
        Account second = secondPersons();

        second.connectAs("AB1234");

        assertThat(rows.count("pending_revocation")).isEqualTo(1);
        environment.sandbox().faults().clear();
        second.disconnect();
        assertNothingElseIsStored();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A connection is deleted during the code exchange",
            defence = "The session is revoked at the broker")
    void a_connection_deleted_during_the_exchange_leaves_no_session_at_the_broker() throws Exception {
        Account account = investor.setUp();
        Account.Attempt attempt = account.begin();
        environment.sandbox().faults().add(Fault.slow("POST", "/session/token", Duration.ofSeconds(1)));
        CompletableFuture<CallbackOutcome> outcome =
                CompletableFuture.supplyAsync(() -> connect(account, attempt, "AB1234"));
        while (rows.read("select consumed_at from connect_attempt where consumed_at is not null")
                .isEmpty()) {
            Thread.onSpinWait();
        }

        investor.delete(account.path()).expectStatus(204);

        assertThat(outcome.join()).isEqualTo(new CallbackOutcome("FAILED", "", "configuration-gone"));
        assertThat(environment.sandbox().hasSession("sandboxdemo", "AB1234")).isFalse();
        assertThat(rows.count("pending_revocation")).isZero();
    }

    /** A connection of another user with another app. */
    private Account secondPersons() {
        return Person.named("investor2", environment).setUp("Mine", "sandboxpersonal", "sandboxpersonal-secret");
    }

    private static CallbackOutcome connect(Account account, Account.Attempt attempt, String client) {
        return CallbackOutcome.of(account.person().open(KiteLogin.as(client).authorise(attempt.authorizationUrl())));
    }

    private void assertNothingElseIsStored() throws Exception {
        assertThat(kite.accepts(kite.newest("access_token"))).isFalse();
        assertThat(kite.accepts("sandboxpersonal", kite.newest("access_token"))).isFalse();
        assertThat(rows.count("broker_session")).isEqualTo(1);
        assertThat(rows.count("pending_revocation")).isZero();
    }
}
