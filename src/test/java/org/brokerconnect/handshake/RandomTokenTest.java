package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomTokenTest {

    @Test
    void a_token_has_256_bits_in_base64url() {
        String value = RandomToken.generate();

        assertThat(Base64.getUrlDecoder().decode(value)).hasSize(256 / Byte.SIZE);
        assertThat(value).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void tokens_are_unique() {
        assertThat(Stream.generate(RandomToken::generate).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void every_bit_varies() {
        BitSet everOne = new BitSet();
        BitSet everZero = new BitSet();
        for (int i = 0; i < 200; i++) {
            BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(RandomToken.generate()));
            everOne.or(bits);
            bits.flip(0, 256);
            everZero.or(bits);
        }

        assertThat(everOne.cardinality()).isEqualTo(256);
        assertThat(everZero.cardinality()).isEqualTo(256);
    }

    @Test
    void the_hash_is_sha_256() {
        assertThat(RandomToken.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void hashes_are_compared_completely() {
        String hash = RandomToken.hash("abc");

        assertThat(RandomToken.hashesEqual(hash, RandomToken.hash("abc"))).isTrue();
        assertThat(RandomToken.hashesEqual(hash, RandomToken.hash("abd"))).isFalse();
        assertThat(RandomToken.hashesEqual(hash, hash.substring(1))).isFalse();
        assertThat(RandomToken.hashesEqual(hash, "")).isFalse();
    }
}
