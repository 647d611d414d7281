package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An approved app's session: renewed without its person, who notices nothing. */
@WithStack
class SilentRenewalIT {

    private static final String REFRESH = "POST /session/refresh_token";
    private static final String PROFILE = "GET /user/profile";

    private final Stack stack;
    private final Kite kite;
    private final Rows rows;
    private final Sweeps sweeps;
    private final Time time;
    private Account account;

    SilentRenewalIT(Stack stack) {
        this.stack = stack;
        kite = new Kite(stack);
        rows = new Rows(stack);
        sweeps = new Sweeps(stack);
        time = new Time(stack);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("10:00"));
        account = Person.named("investor", stack).setUp("Approved", Kite.APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
    }

    @Test
    void three_mornings_in_a_row_the_session_gets_another_day() throws Exception {
        for (int morning = 1; morning <= 3; morning++) {
            String earlier = kite.newest("access_token");
            Instant end = time.daysLater(morning, "06:00");
            assertThat(endOfSession()).isEqualTo(end);

            time.stopAt(end);
            Eventually.holds("a renewal while it stays connected", this::isRenewedAndConnected);

            assertThat(stack.sandbox().renewals(Kite.APPROVED, "AB1234")).isEqualTo(morning);
            assertThat(kite.accepts(Kite.APPROVED, earlier)).isFalse();
            assertThat(kite.accepts(Kite.APPROVED, kite.newest("access_token"))).isTrue();
        }
        assertThat(new History(rows, account).ofUpkeep())
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
    void nobody_is_warned_of_an_end_that_will_not_come() throws Exception {
        time.stopAt(time.daysLater(1, "05:55"));
        sweeps.pass("expiry", "renewal");

        assertThat(new History(rows, account).ofUpkeep()).isEmpty();
        assertThat(kite.calls(REFRESH)).isZero();
    }

    @Test
    void an_access_token_that_dies_early_is_replaced_when_a_check_finds_it() throws Exception {
        stack.sandbox()
                .faults()
                .add(Fault.on("GET", "/user/profile", FaultKind.TOKEN_EXPIRED).once());

        time.stopAt(time.today("10:37"));
        Eventually.holds("a second try of the check", () -> kite.calls(PROFILE) == 2);
        sweeps.passAll();

        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        assertThat(kite.calls(PROFILE)).isEqualTo(2);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new History(rows, account).ofUpkeep()).containsExactly("RENEWED CONNECTED-CONNECTED");
    }

    @Test
    void a_dead_access_token_is_not_sent_again_while_it_cannot_be_replaced() throws Exception {
        stack.sandbox()
                .faults()
                .add(Fault.on("GET", "/user/profile", FaultKind.TOKEN_EXPIRED).once());
        stack.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", FaultKind.BAD_GATEWAY));

        time.stopAt(time.today("10:37"));
        Eventually.holds("a failed renewal", () -> kite.calls(REFRESH) == 1);
        sweeps.passAll();
        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        time.stopAt(time.today("14:00"));
        Eventually.holds("another failed renewal", () -> kite.calls(REFRESH) == 2);
        sweeps.passAll();

        assertThat(kite.calls(PROFILE)).isEqualTo(1);
        assertThat(kite.calls(REFRESH)).isEqualTo(2);
        assertThat(account.state()).isEqualTo("ERROR");

        stack.sandbox().faults().clear();
        time.stopAt(time.today("14:30"));
        Eventually.holds("the end of the trouble", () -> account.state().equals("CONNECTED"));
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly("FAILING CONNECTED-ERROR broker-down", "RENEWED ERROR-CONNECTED");
    }
}
