package org.brokerconnect.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.brokerconnect.vault.Sha256;

/** Random 256-bit tokens and their hashes. */
public final class RandomToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    /** 256 random bits as unpadded base64url, which needs no encoding in URLs and cookies. */
    public static String generate() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** SHA-256 in lower-case hex. A slow hash is not needed: 256 random bits cannot be guessed. */
    public static String hash(String value) {
        return Sha256.hex(value);
    }

    /** Compares in constant time. */
    static boolean hashesEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
