package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedColumnTest {

    private static final KeyRing RING = Rings.open(Rings.fresh());
    private static final UUID ROW = UUID.randomUUID();

    private final SealedColumn keys = new Column("broker_config.api_key");

    private static final class Column extends SealedColumn {

        Column(String name) {
            super(name);
        }

        @Override
        KeyRing ring() {
            return RING;
        }
    }

    @Test
    void the_converter_seals_on_write_and_locks_on_read() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));

        Secret loaded = keys.convertToEntityAttribute(stored);

        assertThat(stored).doesNotContain("canary");
        assertThat(loaded.claimedBy(ROW).reveal()).isEqualTo("canary");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(loaded::reveal);
    }

    @Test
    void the_absent_secret_is_stored_as_null() {
        assertThat(keys.convertToDatabaseColumn(Secret.none())).isNull();
        assertThat(keys.convertToDatabaseColumn(null)).isNull();
        assertThat(keys.convertToEntityAttribute(null)).isSameAs(Secret.none());
    }

    @Test
    void a_value_copied_to_another_column_does_not_open() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));
        SealedColumn secrets = new Column("broker_config.api_secret");

        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() ->
                        secrets.convertToEntityAttribute(stored).claimedBy(ROW).reveal());
    }

    @Test
    void a_value_that_moves_to_another_column_is_sealed_for_it() {
        SealedColumn secrets = new Column("broker_config.api_secret");
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));
        Secret loaded = keys.convertToEntityAttribute(stored).claimedBy(ROW);

        assertThat(keys.convertToDatabaseColumn(loaded)).isEqualTo(stored);
        String moved = secrets.convertToDatabaseColumn(loaded);

        assertThat(moved).isNotEqualTo(stored);
        assertThat(secrets.convertToEntityAttribute(moved).claimedBy(ROW).reveal())
                .isEqualTo("canary");
    }

    @Test
    void stored_values_are_equal_if_their_texts_are_and_never_equal_to_others() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));
        Secret loaded = keys.convertToEntityAttribute(stored);

        assertThat(loaded)
                .isEqualTo(keys.convertToEntityAttribute(stored).claimedBy(ROW))
                .isNotEqualTo(keys.convertToEntityAttribute("AbCd"))
                .isNotEqualTo(Secret.of("canary").boundTo(ROW));
        assertThat(Secret.of("canary").boundTo(ROW)).isNotEqualTo(loaded);
    }

    @Test
    void a_row_with_an_unreadable_value_loads_and_is_stored_as_it_is() {
        Secret loaded = keys.convertToEntityAttribute("AbCd").claimedBy(ROW);

        assertThat(loaded.isEmpty()).isFalse();
        assertThat(loaded).hasToString("*****");
        assertThat(keys.convertToDatabaseColumn(loaded)).isEqualTo("AbCd");
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(loaded::reveal);
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(loaded::opened);
    }

    @Test
    void a_value_of_another_row_is_not_revealed() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(UUID.randomUUID()));

        assertThatExceptionOfType(MovedSecretException.class)
                .isThrownBy(() ->
                        keys.convertToEntityAttribute(stored).claimedBy(ROW).reveal());
    }
}
