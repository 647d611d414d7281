package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.Test;

@WithTestEnvironment
class RenewOnRequestIT {

    private static final String APPROVED = "sandboxapproved";

    /** Younger tokens are not renewed on request. */
    private static final Duration PAUSE = Duration.ofSeconds(61);

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person investor;

    RenewOnRequestIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        investor = Person.named("investor", environment);
    }

    @Test
    void a_session_without_a_refresh_token_needs_a_login_and_stays_connected_until_its_end() throws Exception {
        Account account = investor.setUp();
        account.connectAs("AB1234");

        account.renew().expectProblem(409, "login-required");

        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
    }

    @Test
    void without_a_session_a_renewal_is_refused() {
        investor.setUp().renew().expectProblem(409, "login-required");
    }

    @Test
    void the_session_of_an_approved_app_is_renewed_repeatedly() throws Exception {
        Account account = connected();

        for (int time = 1; time <= 3; time++) {
            environment.sandbox().clock().advance(PAUSE);
            String earlier = kite.newest("access_token");
            JsonNode status = account.renew().expectStatus(200).json();

            assertThat(status.path("state").asText()).isEqualTo("CONNECTED");
            assertThat(environment.sandbox().renewals(APPROVED, "AB1234")).isEqualTo(time);
            assertThat(kite.accepts(APPROVED, earlier)).isFalse();
            assertThat(kite.accepts(APPROVED, kite.newest("access_token"))).isTrue();
        }
        account.disconnect();
        assertThat(kite.accepts(APPROVED, kite.newest("access_token"))).isFalse();
    }

    @Test
    void a_failed_renewal_keeps_the_session() {
        Account account = connected();
        environment.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", FaultKind.BAD_GATEWAY));

        account.renew().expectProblem(503, "broker-down");

        assertThat(account.state()).isEqualTo("CONNECTED");
        environment.sandbox().faults().clear();
        account.renew().expectStatus(200);
    }

    @Test
    void a_refused_renewal_ends_the_session_and_keeps_its_account() throws Exception {
        Account account = connected();
        environment.sandbox().masterLogout("AB1234");

        account.renew().expectProblem(409, "login-required");

        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("EXPIRED");
        assertThat(status.path("reason").asText()).isEqualTo("refresh-token-refused");
        assertThat(status.path("brokerUserId").asText()).isEqualTo("AB1234");
        assertThat(status.at("/error/retryable").asBoolean()).isFalse();
        assertThat(rows.read(
                        "select coalesce(access_token_sealed, refresh_token_sealed, 'deleted') from broker_session"))
                .containsExactly("deleted");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    private Account connected() {
        Account account = investor.setUp("Approved", APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
        environment.sandbox().clock().advance(PAUSE);
        return account;
    }
}
