package org.brokerconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal digits; the one place that names the algorithm. */
public final class Sha256 {

    private Sha256() {}

    /** The 64 digits of the text's UTF-8 bytes. */
    public static String hex(String text) {
        return hex(text.getBytes(UTF_8));
    }

    /** The digest of a secret's UTF-8 bytes as unpadded base64url, as PKCE has it (RFC 7636, section 4.2). */
    public static String base64Url(Secret secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest(secret.reveal().getBytes(UTF_8)));
    }

    /** The 64 digits of these bytes. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform provides SHA-256", impossible);
        }
    }
}
