package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The morning's renewal meets trouble, by verdict, while nobody looks. */
@WithStack
class RenewalTroubleIT {

    private static final String REFRESH = "POST /session/refresh_token";
    /** The longest pause between two tries, and a little. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

    private final Stack stack;
    private final Kite kite;
    private final Rows rows;
    private final Sweeps sweeps;
    private final Time time;
    private Account account;

    RenewalTroubleIT(Stack stack) {
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
        account.person().get("/api/portfolio/" + account.id()).with(200);
    }

    private void tryAfter(Runnable move) throws Exception {
        int before = kite.calls(REFRESH);
        move.run();
        Eventually.holds("another try of the renewal", () -> kite.calls(REFRESH) > before);
        sweeps.pass("renewal");
    }

    private void morning() throws Exception {
        tryAfter(() -> time.stopAt(time.daysLater(1, "06:00")));
    }

    private void later() throws Exception {
        tryAfter(() -> time.advance(LONGEST_PAUSE));
    }

    @ParameterizedTest
    @CsvSource({"TOO_MANY_REQUESTS, rate-limited", "UNAVAILABLE, broker-down", "DROPPED, broker-connection-lost"})
    void what_passes_is_waited_out_and_the_session_comes_back_by_itself(FaultKind kind, String code) throws Exception {
        stack.sandbox().faults().add(Fault.on("POST", "/session/refresh_token", kind));
        morning();
        assertThat(account.state()).isEqualTo("CONNECTED");
        later();
        later();

        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo(code);
        assertThat(status.at("/error/retryable").asBoolean()).isTrue();
        int calls = stack.sandbox().calls().count(call -> true);
        JsonNode portfolio =
                account.person().get("/api/portfolio/" + account.id()).with(200).json();
        assertThat(portfolio.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(stack.sandbox().calls().count(call -> true))
                .as("nobody sends a token past its end, nor renews out of turn")
                .isEqualTo(calls);

        stack.sandbox().faults().clear();
        later();
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly("FAILING CONNECTED-ERROR " + code, "RENEWED ERROR-CONNECTED");
    }

    @Test
    void a_secret_that_was_made_anew_at_the_broker_is_told_at_once_with_what_to_do() throws Exception {
        App approved = stack.sandbox().apps().stream()
                .filter(app -> app.apiKey().equals(Kite.APPROVED))
                .findFirst()
                .orElseThrow();
        stack.sandbox().register(approved.withApiSecret("another-secret"));
        morning();

        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("ERROR");
        assertThat(status.path("reason").asText()).isEqualTo("checksum-refused");
        assertThat(status.at("/error/retryable").asBoolean()).isFalse();
        assertThat(status.path("message").asText()).contains("Copy the secret");
        later();

        stack.sandbox().register(approved);
        later();
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly("FAILING CONNECTED-ERROR checksum-refused", "RENEWED ERROR-CONNECTED");
    }

    @Test
    void a_refused_renewal_asks_for_a_login_once_and_is_never_tried_again() throws Exception {
        stack.sandbox().masterLogout("AB1234");
        morning();
        assertThat(account.status().path("reason").asText()).isEqualTo("refresh-token-refused");

        time.stopAt(time.daysLater(1, "15:00"));
        sweeps.passAll();
        account.person().get("/api/portfolio/" + account.id()).with(200);

        assertThat(kite.calls(REFRESH)).isEqualTo(1);
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED refresh-token-refused");
    }
}
