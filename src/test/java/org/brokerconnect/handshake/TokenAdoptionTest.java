package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pasted token connects an account by the rules of a login. */
@WithStores
class TokenAdoptionTest {

    private static final Secret TOKEN = Secret.of("fake01-canary");

    private final Stores stores;
    private TokenAdoption adoption;
    private UUID id;

    TokenAdoptionTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        adoption = stores.bean(TokenAdoption.class);
        id = stores.setUp("asha");
    }

    @AfterEach
    void answer_again() {
        stores.broker.failingWith(null);
    }

    private static Problem problem(ThrowingCallable call) {
        Problem problem = catchThrowableOfType(ProblemException.class, call).problem(Locale.ENGLISH);
        assertThat(problem.toString()).doesNotContain("canary");
        return problem;
    }

    private List<String> events(UUID of) {
        return stores.history("asha", of).stream().skip(1).toList();
    }

    @Test
    void the_account_of_the_token_is_connected_and_the_token_is_stored_sealed() {
        adoption.adopt("asha", id, TOKEN);

        ConnectionSession session = stores.read(id).session().orElseThrow();
        assertThat(session.brokerUserId()).isEqualTo("FAKE01");
        assertThat(session.tokens().orElseThrow().access().reveal()).isEqualTo("fake01-canary");
        assertThat(stores.query("select access_token_sealed from broker_session")
                        .toString())
                .doesNotContain("canary");
        assertThat(events(id)).containsExactly("CONNECTED DISCONNECTED-CONNECTED");
        assertThat(session.schedule().isRenewalDueAt(stores.clock.instant().plus(Duration.ofDays(2))))
                .isFalse();
    }

    @Test
    void a_configuration_of_another_person_is_not_found() {
        assertThat(problem(() -> adoption.adopt("ravi", id, TOKEN)).type()).isEqualTo("not-found");
        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    void an_account_belongs_to_one_person() {
        adoption.adopt("asha", id, TOKEN);
        UUID second = stores.setUp("asha");

        Problem taken = problem(() -> adoption.adopt("asha", second, Secret.of("fake01-again")));

        assertThat(taken.type()).isEqualTo("account-taken");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(events(second)).containsExactly("CONNECT_FAILED DISCONNECTED-DISCONNECTED account-taken");
    }

    @Test
    void a_token_of_another_account_leaves_the_connected_one() {
        adoption.adopt("asha", id, TOKEN);

        assertThat(problem(() -> adoption.adopt("asha", id, Secret.of("other02-canary")))
                        .type())
                .isEqualTo("other-account");
        assertThat(stores.read(id).session().orElseThrow().brokerUserId()).isEqualTo("FAKE01");
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void a_refused_token_is_a_problem_and_an_event() {
        stores.broker.failingWith(new BrokerException(Verdict.AUTH, "session-ended", "no"));

        Problem refused = problem(() -> adoption.adopt("asha", id, TOKEN));

        assertThat(refused.type()).isEqualTo("pasted-token-refused");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(events(id)).containsExactly("CONNECT_FAILED DISCONNECTED-DISCONNECTED pasted-token-refused");
        assertThat(stores.read(id).session()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG, app-secret-refused, 409, 1",
        "PERMISSION, account-refused, 409, 1",
        "TRANSIENT, broker-down, 503, 0",
        "RATE, rate-limited, 503, 0"
    })
    void a_failure_has_the_status_of_its_verdict(Verdict verdict, String code, int status, int events) {
        stores.broker.failingWith(new BrokerException(verdict, code, "no", Duration.ofSeconds(7), null));

        Problem failed = problem(() -> adoption.adopt("asha", id, TOKEN));

        assertThat(failed.type()).isEqualTo(code);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(events(id)).hasSize(events);
    }

    @Test
    void credentials_that_do_not_open_are_a_problem() {
        stores.update("update broker_config set api_secret_sealed = 'AbCd' where id = ?", id.toString());

        assertThat(problem(() -> adoption.adopt("asha", id, TOKEN)).type()).isEqualTo("secret-unreadable");
    }

    @Test
    void a_new_token_replaces_the_session() {
        adoption.adopt("asha", id, TOKEN);
        long before = stores.tokenVersion(id);

        adoption.adopt("asha", id, Secret.of("fake01-newer"));

        assertThat(stores.read(id)
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .access()
                        .reveal())
                .isEqualTo("fake01-newer");
        assertThat(stores.tokenVersion(id)).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {" abc.def ", "\"abc.def\"", "abc.def\n"})
    void what_is_copied_around_a_token_is_removed(String pasted) {
        assertThat(new PastedToken(pasted).secret().reveal()).isEqualTo("abc.def");
        assertThat(new PastedToken(pasted)).hasToString("PastedToken[*****]");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "abc def", "abc\ndef", "äbc"})
    void no_token_and_more_than_a_token_are_refused(String pasted) {
        Problem refused = problem(() -> new PastedToken(pasted).secret());

        assertThat(refused.type()).isEqualTo("fields-invalid");
        assertThat(refused.errors()).extracting("field").containsExactly("token");
    }
}
