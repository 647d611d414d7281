package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.identity.Callers;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pasting a token over the resource of the API. */
@WithStores
class PastedTokenResourceTest {

    private final Stores stores;
    private UUID id;

    PastedTokenResourceTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        id = stores.setUp("asha");
    }

    private PastedTokenResource resourceOf(String person) {
        return new PastedTokenResource(
                Callers.named(person),
                stores.bean(TokenAdoption.class),
                stores.connections,
                new StatusViews(stores.broker.catalog(), TestMarkets.FAKE, stores.clock));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).slug();
    }

    @Test
    void the_answer_is_the_status_of_the_connected_account() {
        StatusView status = resourceOf("asha").connect(id, new PastedToken(" fake01-canary\n"));

        assertThat(status.configId()).isEqualTo(id);
        assertThat(status.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(status.brokerUserId()).isEqualTo("FAKE01");
        assertThat(status.toString()).doesNotContain("canary");
    }

    @Test
    void another_person_connects_nothing() {
        PastedToken token = new PastedToken("fake01-canary");

        assertThat(refusal(() -> resourceOf("ravi").connect(id, token))).isEqualTo("not-found");
        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    void a_request_without_a_token_is_refused() {
        assertThat(refusal(() -> resourceOf("asha").connect(id, new PastedToken(null))))
                .isEqualTo("fields-invalid");
        assertThat(catchThrowableOfType(
                        ProblemException.class, () -> resourceOf("asha").connect(id, null)))
                .isNotNull();
        assertThat(stores.read(id).session()).isEmpty();
    }
}
