package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final UUID ROW = UUID.randomUUID();
    private static final String COLUMN = "broker_config.api_key";
    private static final String KEYS = Rings.fresh();

    private final KeyRing ring = Rings.open(KEYS);

    private static byte[] bytes(String sealed) {
        return Base64.getUrlDecoder().decode(sealed);
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private String sealed(String value) {
        return ring.seal(Secret.of(value).boundTo(ROW), COLUMN);
    }

    private static void assertUnreadable(KeyRing ring, String sealed, String column) {
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> ring.open(sealed, column))
                .withMessage("a stored secret of column " + column + " does not open")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "x", "äöü ₹ 漢字 😀", "line\nbreak\0"})
    void a_sealed_value_opens_for_its_row(String value) {
        Secret opened = ring.open(sealed(value), COLUMN);

        assertThat(opened.claimedBy(ROW).reveal()).isEqualTo(value);
    }

    @Test
    void a_value_sealed_for_another_row_is_refused() {
        Secret opened = ring.open(sealed("canary"), COLUMN);

        assertThatExceptionOfType(MovedSecretException.class).isThrownBy(() -> opened.claimedBy(UUID.randomUUID()));
    }

    @Test
    void a_value_sealed_for_another_column_does_not_open() {
        assertUnreadable(ring, sealed("canary"), "broker_config.api_secret");
    }

    @Test
    void a_value_sealed_with_another_key_does_not_open() {
        assertUnreadable(Rings.open(Rings.fresh()), sealed("canary"), COLUMN);
    }

    @Test
    void a_flipped_bit_anywhere_is_detected() {
        byte[] sealed = bytes(sealed("canary"));

        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertUnreadable(ring, text(flipped), COLUMN);
        }
    }

    @Test
    void a_truncated_or_extended_value_is_detected() {
        byte[] sealed = bytes(sealed("canary"));

        IntStream.range(0, sealed.length)
                .mapToObj(length -> java.util.Arrays.copyOf(sealed, length))
                .forEach(cut -> assertUnreadable(ring, text(cut), COLUMN));
        assertUnreadable(ring, text(java.util.Arrays.copyOf(sealed, sealed.length + 1)), COLUMN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "not base64 !", "AAAA"})
    void arbitrary_text_does_not_open(String stored) {
        assertUnreadable(ring, stored, COLUMN);
    }

    @Test
    void open_failures_are_counted() {
        MeterRegistry meters = new SimpleMeterRegistry();
        KeyRing counting = new KeyRing(() -> KEYS, meters);

        counting.open(sealed("canary"), COLUMN);
        assertUnreadable(counting, sealed("canary"), "broker_config.api_secret");

        assertThat(meters.get("broker_connect_open_failures").counter().count()).isEqualTo(1);
    }

    @Test
    void moved_secrets_are_counted() {
        MeterRegistry meters = new SimpleMeterRegistry();
        KeyRing counting = new KeyRing(() -> KEYS, meters);
        Secret moved = Secret.sealed(sealed("canary"), COLUMN, () -> counting).claimedBy(UUID.randomUUID());

        assertThatExceptionOfType(MovedSecretException.class).isThrownBy(moved::reveal);

        assertThat(meters.get("broker_connect_open_failures").counter().count()).isEqualTo(1);
    }

    @Test
    void sealed_values_have_the_documented_format() {
        byte[] sealed = bytes(sealed("canary"));

        assertThat(sealed[0]).isEqualTo((byte) 1);
        assertThat(ByteBuffer.wrap(sealed, 1, 4).getInt()).isEqualTo(Rings.primaryId(KEYS));
        assertThat(sealed).hasSize(1 + 4 + 12 + (16 + "canary".length()) + 16);
        assertThat(sealed("canary")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void sealing_the_same_value_twice_gives_different_ciphertexts() {
        assertThat(Stream.generate(() -> sealed("canary")).limit(100)).doesNotHaveDuplicates();
    }

    @Test
    void the_primary_key_seals_and_every_key_opens() {
        String olderKeys = Rings.rotated(KEYS);
        KeyRing rotated = Rings.open(olderKeys);
        String old = sealed("canary");
        String newer = rotated.seal(Secret.of("canary").boundTo(ROW), COLUMN);

        assertThat(ByteBuffer.wrap(bytes(newer), 1, 4).getInt())
                .isEqualTo(Rings.primaryId(olderKeys))
                .isNotEqualTo(Rings.primaryId(KEYS));
        assertThat(rotated.open(old, COLUMN).claimedBy(ROW).reveal()).isEqualTo("canary");
        assertThat(rotated.open(newer, COLUMN).claimedBy(ROW).reveal()).isEqualTo("canary");
        assertUnreadable(ring, newer, COLUMN);
    }

    @Test
    void an_unbound_secret_is_not_sealed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.seal(Secret.of("canary"), COLUMN))
                .withMessageContaining(COLUMN)
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "canary", "{}", "null", "[]", "{\"primaryKeyId\":1,\"key\":[]}", "{\"primaryKeyId\":\"x\"}"})
    void an_invalid_key_ring_stops_the_start_with_a_clear_message(String keyset) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Rings.open(keyset))
                .withMessage("The setting vault.key-file (or VAULT_KEYSET) does not contain an AES-256-GCM key ring"
                        + " in Tink's JSON format.")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENABLED", "TINK", "AesGcmKey", "\"value\":\"", "\"primaryKeyId\":"})
    void a_modified_key_ring_stops_the_start(String part) {
        assertThat(KEYS).contains(part);
        String changed = KEYS.replace(part, part + "1");

        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Rings.open(changed));
    }

    static Stream<Parameters> otherKinds() throws GeneralSecurityException {
        return Stream.of(
                PredefinedAeadParameters.AES128_GCM,
                PredefinedAeadParameters.XCHACHA20_POLY1305,
                PredefinedMacParameters.HMAC_SHA256_256BITTAG,
                AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void keys_of_other_types_are_refused(Parameters kind) {
        String keyset = Rings.of(kind);

        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Rings.open(keyset));
    }

    @Test
    void a_changed_key_file_is_read_again_and_the_sealing_key_stays() {
        String[] file = {KEYS};
        KeyRing changing = new KeyRing(() -> file[0], new SimpleMeterRegistry());
        String old = changing.seal(Secret.of("canary").boundTo(ROW), COLUMN);
        assertThat(changing.reload(key -> true)).isFalse();

        file[0] = Rings.rotated(KEYS);

        assertThat(changing.reload(key -> true)).isTrue();
        assertThat(changing.keys()).hasSize(2);
        assertThat(changing.sealingKey()).isEqualTo(Integer.toUnsignedLong(Rings.primaryId(KEYS)));
        assertThat(changing.filePrimary()).isEqualTo(Integer.toUnsignedLong(Rings.primaryId(file[0])));
        assertThat(changing.open(old, COLUMN, ROW).reveal()).isEqualTo("canary");
    }

    @Test
    void a_key_that_is_needed_is_not_dropped_with_a_changed_file() {
        String[] file = {KEYS};
        KeyRing changing = new KeyRing(() -> file[0], new SimpleMeterRegistry());
        String old = changing.seal(Secret.of("canary").boundTo(ROW), COLUMN);
        file[0] = Rings.fresh();

        assertThatExceptionOfType(KeyNeededException.class)
                .isThrownBy(() -> changing.reload(key -> key == changing.sealingKey()));
        assertThat(changing.open(old, COLUMN, ROW).reveal()).isEqualTo("canary");

        assertThat(changing.reload(key -> false)).isTrue();
        assertUnreadable(changing, old, COLUMN);
    }

    @Test
    void an_unusable_file_leaves_the_keys_in_use() {
        String[] file = {KEYS};
        KeyRing changing = new KeyRing(() -> file[0], new SimpleMeterRegistry());
        file[0] = "{";

        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> changing.reload(key -> false));
        assertThat(changing.sealingKey()).isEqualTo(Integer.toUnsignedLong(Rings.primaryId(KEYS)));
    }

    @Test
    void the_ring_seals_only_with_a_key_that_it_has() {
        String two = Rings.rotated(KEYS);
        KeyRing rotated = Rings.open(two);
        long first = Integer.toUnsignedLong(Rings.primaryId(KEYS));

        assertThat(rotated.sealWith(17)).isFalse();
        assertThat(rotated.sealWith(first)).isTrue();

        assertThat(rotated.keys())
                .filteredOn(RingKey::primary)
                .extracting(RingKey::id)
                .containsExactly(first);
        assertThat(KeyIds.of(rotated.seal(Secret.of("canary").boundTo(ROW), COLUMN)))
                .isEqualTo(first);
        assertThat(rotated.filePrimary()).isEqualTo(Integer.toUnsignedLong(Rings.primaryId(two)));
    }

    @Test
    void a_value_of_another_row_or_column_is_not_sealed_again_and_not_counted() {
        MeterRegistry meters = new SimpleMeterRegistry();
        KeyRing counting = new KeyRing(() -> KEYS, meters);
        String value = counting.seal(Secret.of("canary").boundTo(ROW), COLUMN);

        assertThatExceptionOfType(MovedSecretException.class)
                .isThrownBy(() -> counting.reseal(value, COLUMN, UUID.randomUUID()));
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> counting.reseal(value, "another.column", ROW));
        assertThat(meters.counter("broker_connect_open_failures").count()).isZero();
    }
}
