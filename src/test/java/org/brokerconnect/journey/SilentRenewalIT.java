package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.Test;

/** The session of an approved app is renewed without the user. */
@WithTestEnvironment
class SilentRenewalIT extends RenewalJourney {

    private static final String PROFILE = "GET /user/profile";

    SilentRenewalIT(TestEnvironment environment) {
        super(environment);
    }

    @Test
    void the_session_is_renewed_on_three_consecutive_mornings() throws Exception {
        for (int morning = 1; morning <= 3; morning++) {
            String earlier = kite.newest("access_token");
            Instant end = time.daysLater(morning, "06:00");
            assertThat(endOfSession()).isEqualTo(end);

            time.stopAt(end);
            Eventually.holds("a renewal while it stays connected", this::isRenewedAndConnected);

            assertThat(environment.sandbox().renewals(KiteInspector.APPROVED, "AB1234"))
                    .isEqualTo(morning);
            assertThat(kite.accepts(KiteInspector.APPROVED, earlier)).isFalse();
            assertThat(kite.accepts(KiteInspector.APPROVED, kite.newest("access_token")))
                    .isTrue();
        }
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly(
                        "RENEWED CONNECTED-CONNECTED", "RENEWED CONNECTED-CONNECTED", "RENEWED CONNECTED-CONNECTED");
    }

    private boolean isRenewedAndConnected() {
        assertThat(account.state()).isEqualTo("CONNECTED");
        return endOfSession().isAfter(time.now());
    }

    private Instant endOfSession() {
        return Instant.parse(account.status().path("expiresAt").asText());
    }

    @Test
    void a_renewable_session_causes_no_warning() throws Exception {
        time.stopAt(time.daysLater(1, "05:55"));
        sweeps.awaitNext("expiry", "renewal");

        assertThat(new ConnectionHistory(rows, account).bySystem()).isEmpty();
        assertThat(kite.calls(REFRESH)).isZero();
    }

    @Test
    void a_check_that_finds_an_ended_access_token_renews_it() throws Exception {
        environment
                .sandbox()
                .faults()
                .add(Fault.on("GET", "/user/profile", FaultKind.TOKEN_EXPIRED).once());

        time.stopAt(time.today("10:37"));
        Eventually.holds("a second try of the check", () -> kite.calls(PROFILE) == 2);
        sweeps.awaitAll();

        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        assertThat(kite.calls(PROFILE)).isEqualTo(2);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new ConnectionHistory(rows, account).bySystem()).containsExactly("RENEWED CONNECTED-CONNECTED");
    }

    @Test
    void an_ended_access_token_is_not_sent_while_renewal_fails() throws Exception {
        environment
                .sandbox()
                .faults()
                .add(Fault.on("GET", "/user/profile", FaultKind.TOKEN_EXPIRED).once());
        environment.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", FaultKind.BAD_GATEWAY));

        time.stopAt(time.today("10:37"));
        Eventually.holds("a failed renewal", () -> kite.calls(REFRESH) == 1);
        sweeps.awaitAll();
        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        time.stopAt(time.today("14:00"));
        Eventually.holds("another failed renewal", () -> kite.calls(REFRESH) == 2);
        sweeps.awaitAll();

        assertThat(kite.calls(PROFILE)).isEqualTo(1);
        assertThat(kite.calls(REFRESH)).isEqualTo(2);
        assertThat(account.state()).isEqualTo("ERROR");

        environment.sandbox().faults().clear();
        time.stopAt(time.today("14:30"));
        Eventually.holds("the end of the failure", () -> account.state().equals("CONNECTED"));
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("FAILING CONNECTED-ERROR broker-down", "RENEWED ERROR-CONNECTED");
    }
}
