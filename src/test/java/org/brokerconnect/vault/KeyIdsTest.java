package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdsTest {

    private static final String KEYS = Rings.fresh();
    private static final String SEALED =
            Rings.open(KEYS).seal(Secret.of("x").boundTo(UUID.randomUUID()), "broker_config.api_key");

    /** Version, key id, nonce, id of the row and tag: what the shortest sealed value has besides the value. */
    private static final int WITHOUT_VALUE = 1 + 4 + 12 + 16 + 16;

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sealed() {
        return Base64.getUrlDecoder().decode(SEALED);
    }

    @Test
    void the_id_of_a_sealed_value_is_that_of_its_key() {
        assertThat(KeyIds.of(SEALED)).isEqualTo(Integer.toUnsignedLong(Rings.primaryId(KEYS)));
        assertThat(KeyIds.of(text(Arrays.copyOf(sealed(), WITHOUT_VALUE)))).isEqualTo(KeyIds.of(SEALED));
    }

    @Test
    void an_id_of_32_bits_is_positive() {
        byte[] bytes = sealed();
        Arrays.fill(bytes, 1, 5, (byte) 0xFF);

        assertThat(KeyIds.of(text(bytes))).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void a_value_that_is_too_short_to_be_sealed_has_no_id() {
        for (int length = 0; length < WITHOUT_VALUE; length++) {
            assertThat(KeyIds.of(text(Arrays.copyOf(sealed(), length)))).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 2, 'A', -1})
    void a_value_of_another_format_has_no_id(byte version) {
        byte[] bytes = sealed();
        bytes[0] = version;

        assertThat(KeyIds.of(text(bytes))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "not base64 !", "AQAAABE", "the key ring is the right one, in clear"})
    void arbitrary_text_has_no_id(String stored) {
        assertThat(KeyIds.of(stored)).isEqualTo(-1);
    }
}
