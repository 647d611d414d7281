package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a node may start with its key ring, against a real database. */
@WithStores
class KeyGuardTest {

    private static final String RING = Rings.fresh();

    private final Stores stores;

    KeyGuardTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    @AfterEach
    void remove_the_canary() {
        stores.update("delete from key_canary");
    }

    private CanaryStore canary(String ring) {
        stores.provide(Rings.open(ring));
        return stores.bean(CanaryStore.class);
    }

    private void start(String ring, String... lostKeys) {
        new KeyGuard(canary(ring), new LostKeys(Optional.of(lostKeys))).check();
    }

    private List<?> stored() {
        return stores.query("select sealed from key_canary");
    }

    @Test
    void the_first_start_places_the_canary_and_later_starts_keep_it() {
        start(RING);
        List<?> first = stored();

        start(RING);

        assertThat(first).hasSize(1);
        assertThat(stored()).isEqualTo(first);
        assertThat(canary(RING).keyId()).isEqualTo(OptionalLong.of(Integer.toUnsignedLong(Rings.primaryId(RING))));
    }

    @Test
    void another_key_ring_stops_the_start_and_changes_nothing() {
        start(RING);
        List<?> first = stored();

        assertThatThrownBy(() -> start(Rings.fresh()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll("vault.key-file", "does not contain the key");
        assertThat(stored()).isEqualTo(first);
    }

    @Test
    void a_ring_with_an_additional_key_starts() {
        start(RING);

        assertThatCode(() -> start(Rings.rotated(RING))).doesNotThrowAnyException();
    }

    @Test
    void a_key_that_is_declared_as_lost_lets_the_start_continue() {
        start(RING);
        List<?> first = stored();
        String other = Rings.fresh();
        String lost = Long.toString(Integer.toUnsignedLong(Rings.primaryId(RING)));

        assertThatThrownBy(() -> start(other, "1")).isInstanceOf(InvalidSettingException.class);
        start(other, lost);

        assertThat(stored()).isNotEqualTo(first);
        assertThat(canary(other).verifies()).isTrue();
        assertThat(canary(RING).verifies()).isFalse();
    }

    @Test
    void a_key_that_is_declared_as_lost_but_is_there_changes_nothing() {
        start(RING);
        List<?> first = stored();

        start(RING, Long.toString(Integer.toUnsignedLong(Rings.primaryId(RING))));

        assertThat(stored()).isEqualTo(first);
    }

    @Test
    void the_canary_is_sealed_again_with_the_key_that_seals_now() {
        start(RING);
        String rotated = Rings.rotated(RING);

        canary(rotated).reseal();

        long sealing = Integer.toUnsignedLong(Rings.primaryId(rotated));
        assertThat(canary(rotated).keyId()).isEqualTo(OptionalLong.of(sealing));
        assertThat(canary(rotated).verifies()).isTrue();
        List<?> resealed = stored();
        canary(rotated).reseal();
        assertThat(stored()).isEqualTo(resealed);
    }

    @Test
    void a_canary_that_does_not_open_is_not_sealed_again() {
        start(RING);
        List<?> first = stored();

        canary(Rings.fresh()).reseal();

        assertThat(stored()).isEqualTo(first);
    }

    @Test
    void without_a_canary_nothing_verifies() {
        CanaryStore canary = canary(RING);

        canary.reseal();
        canary.replaceIfLost(key -> true);

        assertThat(canary.verifies()).isFalse();
        assertThat(canary.keyId()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_malformed_canary_has_no_key_and_does_not_verify() {
        start(RING);
        stores.update("update key_canary set sealed = '!'");

        assertThat(canary(RING).keyId()).isEmpty();
        assertThat(canary(RING).verifies()).isFalse();
        assertThatThrownBy(() -> start(RING)).isInstanceOf(InvalidSettingException.class);
    }
}
