package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consent page and the exchange of the code get the same redirect address and the same code verifier. */
@WithStores
class ConsentRequestsTest {

    private static final URI CALLBACK = URI.create("https://app.example/api/broker/callback/fake");

    private final Stores stores;
    private UUID id;

    ConsentRequestsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(Stores.ADDRESSES);
        stores.broker.requests().clear();
        id = stores.setUp("asha");
    }

    @AfterEach
    void restore() {
        stores.broker.usingPkce(false);
        stores.provide(Stores.ADDRESSES);
    }

    private Handshake.StartedAttempt begun() {
        return stores.bean(Handshake.class).begin("asha", id, "/callback");
    }

    private CallbackResult completed(Handshake.StartedAttempt started) {
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        CallbackPresenter browser = new CallbackPresenter.Browser(
                Set.of(RandomToken.hash(started.cookie().reveal())));
        return stores.bean(Handshake.class)
                .complete(FakeBroker.ID, Map.of("code", List.of("code"), "state", List.of(state)), browser);
    }

    @Test
    void the_redirect_address_is_the_callback_below_the_public_url() {
        completed(begun());

        assertThat(stores.broker.requests())
                .hasSize(2)
                .extracting(ConsentRequest::redirectUri)
                .containsOnly(CALLBACK);
    }

    @Test
    void a_changed_public_url_does_not_change_the_address_of_an_open_attempt() {
        Handshake.StartedAttempt started = begun();
        stores.provide(new WebAddresses("https://moved.example", Optional.empty(), Optional.empty()));

        assertThat(completed(started).outcome()).isEqualTo(AttemptOutcome.CONNECTED);

        assertThat(stores.broker.requests().get(1).redirectUri()).isEqualTo(CALLBACK);
    }

    @Test
    void an_attempt_that_the_previous_release_began_is_completed_with_the_present_address() {
        Handshake.StartedAttempt started = begun();
        stores.update("update connect_attempt set redirect_uri = null");

        assertThat(completed(started).outcome()).isEqualTo(AttemptOutcome.CONNECTED);

        assertThat(stores.broker.requests().get(1).redirectUri()).isEqualTo(CALLBACK);
    }

    @Test
    void a_broker_without_pkce_gets_no_verifier() {
        completed(begun());

        assertThat(stores.broker.requests())
                .allSatisfy(request -> assertThat(request.pkceVerifier()).isEmpty());
    }

    @Test
    void the_exchange_gets_the_verifier_of_the_consent_page_which_is_stored_sealed() {
        stores.broker.usingPkce(true);
        Handshake.StartedAttempt started = begun();
        String verifier =
                stores.broker.requests().get(0).pkceVerifier().orElseThrow().reveal();

        assertThat(verifier).matches("[A-Za-z0-9_-]{43}");
        assertThat(stores.query("select pkce_verifier_sealed from connect_attempt"))
                .singleElement()
                .asString()
                .doesNotContain(verifier);
        completed(started);
        assertThat(stores.broker.requests().get(1).pkceVerifier().orElseThrow().reveal())
                .isEqualTo(verifier);
    }

    @Test
    void a_verifier_that_does_not_open_fails_the_login() {
        stores.broker.usingPkce(true);
        Handshake.StartedAttempt started = begun();
        stores.update("update connect_attempt set pkce_verifier_sealed = reverse(pkce_verifier_sealed)");

        assertThat(completed(started).problem()).isEqualTo("secret-unreadable");
        assertThat(stores.broker.requests()).hasSize(1);
    }
}
