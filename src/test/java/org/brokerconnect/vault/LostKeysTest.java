package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostKeysTest {

    @Test
    void the_listed_keys_are_lost() {
        LostKeys lost = new LostKeys(Optional.of(new String[] {"17", " 4294967295"}));

        assertThat(lost.contains(17)).isTrue();
        assertThat(lost.contains(4_294_967_295L)).isTrue();
        assertThat(lost.contains(18)).isFalse();
        assertThat(new LostKeys(Optional.empty()).contains(17)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "0", "4294967296", "1.5"})
    void anything_else_stops_the_start(String text) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new LostKeys(Optional.of(new String[] {text})))
                .withMessageContaining("vault.lost-keys");
    }
}
