package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures of the broker after the user has authorised the app. */
@WithTestEnvironment
class BrokerFailureIT {

    private enum Failure {
        THE_LINE_IS_CUT(exchange(FaultKind.DROPPED), "broker-connection-lost"),
        THE_ANSWER_IS_LOST(exchange(FaultKind.REPLY_LOST), "broker-connection-lost"),
        NO_ANSWER_IN_TIME(Fault.slow("POST", "/session/token", Duration.ofSeconds(4)), "broker-slow"),
        TOO_MANY_CALLS(exchange(FaultKind.TOO_MANY_REQUESTS), "rate-limited"),
        A_PAGE_FROM_A_GATEWAY(exchange(FaultKind.BAD_GATEWAY), "broker-down"),
        A_FAULT_OF_ITS_OWN(exchange(FaultKind.SERVER_ERROR), "broker-down"),
        MAINTENANCE(exchange(FaultKind.UNAVAILABLE), "broker-down"),
        BROKEN_JSON(exchange(FaultKind.GARBLED), "broker-answer-garbled"),
        ANOTHER_CONTENT_TYPE(exchange(FaultKind.WRONG_TYPE), "broker-answer-not-json"),
        FAR_TOO_MUCH(exchange(FaultKind.OVERSIZE), "broker-answer-too-large");

        private final Fault fault;
        private final String problem;

        Failure(Fault fault, String problem) {
            this.fault = fault;
            this.problem = problem;
        }

        private static Fault exchange(FaultKind kind) {
            return Fault.on("POST", "/session/token", kind);
        }
    }

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private Account account;

    BrokerFailureIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void set_up() {
        account = Person.named("investor", environment).setUp();
    }

    @ParameterizedTest
    @EnumSource
    void a_failed_login_is_explained_and_succeeds_once_the_broker_recovers(Failure failure) throws Exception {
        environment.sandbox().faults().add(failure.fault);

        assertLoginFails(failure);

        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(rows.count("broker_session")).isZero();
        environment.sandbox().faults().clear();
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @EnumSource
    void an_existing_connection_is_unchanged(Failure failure) throws Exception {
        account.connectAs("AB1234");
        JsonNode before = account.status();
        environment.sandbox().faults().add(failure.fault);

        assertLoginFails(failure);

        assertThat(account.status()).isEqualTo(before);
    }

    @Test
    void disconnecting_ends_the_local_session_at_once_and_the_brokers_as_soon_as_possible() throws Exception {
        account.connectAs("AB1234");
        String token = kite.newest("access_token");
        environment.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.DROPPED));

        JsonNode result = account.disconnect().json();

        assertThat(result.at("/status/state").asText()).isEqualTo("DISCONNECTED");
        assertThat(result.at("/warning/code").asText()).isEqualTo("revocation-pending");
        assertThat(rows.count("broker_session")).isZero();
        assertThat(rows.count("pending_revocation")).isEqualTo(1);
        assertThat(kite.accepts(token)).isTrue();

        environment.sandbox().faults().clear();
        assertThat(account.disconnect().json().has("warning")).isFalse();

        assertThat(kite.accepts(token)).isFalse();
        assertThat(rows.count("pending_revocation")).isZero();
    }

    private void assertLoginFails(Failure failure) throws Exception {
        int earlier = kite.exchanges();
        Account.Attempt attempt = account.begin();
        Reply response = account.person().open(KiteLogin.as("AB1234").authorise(attempt.authorizationUrl()));

        assertThat(CallbackOutcome.of(response))
                .isEqualTo(new CallbackOutcome("FAILED", attempt.id(), failure.problem));
        account.assertFailed(attempt, failure.problem);
        Eventually.holds("the end of a slow exchange", () -> kite.exchanges() > earlier);
        assertThat(kite.exchanges()).as("an exchange is never repeated").isEqualTo(earlier + 1);
    }
}
