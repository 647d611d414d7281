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
    void a_secret_is_sealed_on_its_way_to_the_database_and_locked_on_its_way_back() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));

        Secret loaded = keys.convertToEntityAttribute(stored);

        assertThat(stored).doesNotContain("canary");
        assertThat(loaded.claimedBy(ROW).reveal()).isEqualTo("canary");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(loaded::reveal);
    }

    @Test
    void no_secret_is_null_in_the_database() {
        assertThat(keys.convertToDatabaseColumn(Secret.none())).isNull();
        assertThat(keys.convertToDatabaseColumn(null)).isNull();
        assertThat(keys.convertToEntityAttribute(null)).isSameAs(Secret.none());
    }

    @Test
    void a_value_moved_to_another_column_does_not_load() {
        String stored = keys.convertToDatabaseColumn(Secret.of("canary").boundTo(ROW));
        SealedColumn secrets = new Column("broker_config.api_secret");

        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> secrets.convertToEntityAttribute(stored));
    }
}
