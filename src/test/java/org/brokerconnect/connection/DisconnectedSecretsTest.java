package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens of a session are deleted in the transaction that ends it, however it ends. */
@WithStores
class DisconnectedSecretsTest {

    private final Stores stores;
    private UUID id;

    DisconnectedSecretsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        id = stores.renewable("asha", stores.clock.instant().plus(Duration.ofHours(9)));
    }

    @AfterEach
    void stop_observing() {
        stores.stopObserving();
    }

    static Stream<Arguments> waysToEndASession() {
        return Stream.of(
                way("by the person", (stores, id) -> stores.writer.disconnect("asha", id)),
                way("by an administrator", (stores, id) -> stores.writer.disconnectByAdministrator("admin", id)),
                way("by other credentials", (stores, id) -> stores.writer.update("asha", id, null, otherCredentials())),
                way("by deletion", (stores, id) -> stores.writer.delete("asha", id)));
    }

    private static AppCredentials otherCredentials() {
        return new AppCredentials(Secret.of("other-key"), Secret.of("other-secret"));
    }

    private static Arguments way(String name, BiConsumer<Stores, UUID> end) {
        return Arguments.of(name, end);
    }

    private List<?> storedTokens() {
        return stores.query("select concat(access_token_sealed, refresh_token_sealed) from broker_session"
                + " where config_id = '" + id + "'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEndASession")
    void no_token_is_stored_after_the_end_of_a_session(String name, BiConsumer<Stores, UUID> end) {
        assertThat(storedTokens()).hasSize(1).doesNotContainNull();

        end.accept(stores, id);

        assertThat(storedTokens()).isEmpty();
    }

    /** If tokens were deleted in another transaction, they would be gone here although the session has not ended. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEndASession")
    void tokens_stay_if_the_end_of_the_session_cannot_be_stored(String name, BiConsumer<Stores, UUID> end) {
        List<String> before = stores.history("asha", id);
        stores.duringEachChange(change -> {
            throw new IllegalStateException("the transaction fails");
        });

        assertThatThrownBy(() -> end.accept(stores, id)).isInstanceOf(RuntimeException.class);

        assertThat(storedTokens()).hasSize(1).doesNotContainNull();
        assertThat(stores.history("asha", id)).isEqualTo(before);
    }
}
