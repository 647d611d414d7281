package org.brokerconnect.handshake.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.handshake.TokenAdoption;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login that a person confirms elsewhere connects by a message to an unguessable address. */
@WithStores
class PushLoginTest {

    private final Stores stores;
    private PushLogin login;
    private PushReceiver receiver;
    private UUID id;

    PushLoginTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect_once() {
        login = stores.bean(PushLogin.class);
        receiver = stores.bean(PushReceiver.class);
        id = stores.setUp("asha");
        stores.bean(TokenAdoption.class).adopt("asha", id, Secret.of("fake01-first"));
    }

    @AfterEach
    void answer_again() {
        stores.broker.failingWith(null);
    }

    private String newPath() {
        String address = login.newAddress("asha", id).toString();
        assertThat(address).startsWith("https://").contains("/api/broker/push/");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private String requestedPath() {
        String path = newPath();
        assertThat(login.request("asha", id)).isEqualTo(FakeBroker.AGREE_UNTIL);
        return path;
    }

    private void receive(String path, String token) {
        receiver.receive(path, Secret.of(token));
    }

    private String token() {
        return stores.read(id)
                .session()
                .orElseThrow()
                .tokens()
                .orElseThrow()
                .access()
                .reveal();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem(Locale.ENGLISH);
    }

    @Test
    void a_message_after_a_request_renews_the_session_once() {
        String path = requestedPath();

        receive(path, "fake01-second");
        receive(path, "fake01-third");

        assertThat(token()).isEqualTo("fake01-second");
    }

    @Test
    void of_messages_at_the_same_time_one_counts() {
        String path = requestedPath();
        int before = stores.history("asha", id).size();

        Stream.of("fake01-a", "fake01-b", "fake01-c", "fake01-d").parallel().forEach(token -> receive(path, token));

        assertThat(stores.history("asha", id)).hasSize(before + 1);
    }

    @Test
    void a_message_that_nobody_asked_for_changes_nothing() {
        String path = newPath();

        receive(path, "fake01-second");

        assertThat(token()).isEqualTo("fake01-first");
    }

    /** A broker that is away would be reported as such. */
    @Test
    void the_broker_is_not_asked_about_a_message_without_a_request() {
        String path = newPath();
        stores.broker.failingWith(
                new BrokerException(Verdict.TRANSIENT, "broker-down", "away", Duration.ofSeconds(5), null));

        assertThatCode(() -> receive(path, "fake01-second")).doesNotThrowAnyException();
    }

    @Test
    void a_message_after_the_request_has_lapsed_changes_nothing() {
        String path = requestedPath();
        stores.clock.set(FakeBroker.AGREE_UNTIL);

        receive(path, "fake01-second");

        assertThat(token()).isEqualTo("fake01-first");
    }

    @Test
    void a_message_to_an_unknown_or_replaced_address_changes_nothing() {
        String old = requestedPath();
        requestedPath();

        receive(old, "fake01-second");
        receive("unknown", "fake01-second");

        assertThat(token()).isEqualTo("fake01-first");
    }

    @Test
    void a_new_address_ends_the_request_of_the_one_before() {
        requestedPath();

        receive(newPath(), "fake01-second");

        assertThat(token()).isEqualTo("fake01-first");
    }

    @Test
    void a_message_after_the_disconnection_connects_nothing() {
        String path = requestedPath();
        stores.bean(ConnectionWriter.class).disconnect("asha", id);

        receive(path, "fake01-second");

        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    void a_message_of_another_user_changes_nothing_and_the_right_one_still_counts() {
        String path = requestedPath();

        receive(path, "other02-token");
        assertThat(token()).isEqualTo("fake01-first");

        receive(path, "fake01-second");
        assertThat(token()).isEqualTo("fake01-second");
    }

    @Test
    void a_refused_message_changes_nothing_and_one_that_could_not_be_checked_can_be_sent_again() {
        String path = requestedPath();
        stores.broker.failingWith(new BrokerException(Verdict.AUTH, "session-ended", "no"));
        receive(path, "fake01-forged");

        stores.broker.failingWith(
                new BrokerException(Verdict.TRANSIENT, "broker-down", "away", Duration.ofSeconds(5), null));
        assertThat(problem(() -> receive(path, "fake01-second")).status()).isEqualTo(503);

        stores.broker.failingWith(null);
        receive(path, "fake01-second");
        assertThat(token()).isEqualTo("fake01-second");
    }

    @Test
    void a_login_can_be_requested_when_an_address_and_an_account_are_known() {
        assertThat(problem(() -> login.request("asha", id)).type()).isEqualTo("push-not-prepared");

        UUID never = stores.setUp("asha");
        login.newAddress("asha", never);
        assertThat(problem(() -> login.request("asha", never)).type()).isEqualTo("not-connected");
    }

    @Test
    void after_a_refused_request_no_message_counts() {
        String path = newPath();
        stores.broker.failingWith(new BrokerException(Verdict.CONFIG, "app-secret-refused", "no"));

        assertThat(problem(() -> login.request("asha", id)).type()).isEqualTo("app-secret-refused");

        stores.broker.failingWith(null);
        receive(path, "fake01-second");
        assertThat(token()).isEqualTo("fake01-first");
    }

    @Test
    void another_person_can_neither_replace_the_address_nor_request() {
        String path = requestedPath();

        assertThat(problem(() -> login.newAddress("ravi", id)).type()).isEqualTo("not-found");
        assertThat(problem(() -> login.request("ravi", id)).type()).isEqualTo("not-found");
        receive(path, "fake01-second");
        assertThat(token()).isEqualTo("fake01-second");
    }

    @Test
    void the_path_is_stored_as_a_hash_only() {
        String path = newPath();

        assertThat(List.of(stores.query("select path_hash from push_address").toString()))
                .noneMatch(stored -> stored.contains(path));
    }
}
