package org.brokerconnect.broker.zerodha;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;

/** Kite's proof that we know the API secret (Kite Connect v3 docs, User, Authentication and token exchange). */
final class Checksum {

    private Checksum() {}

    /**
     * Lower-case hexadecimal SHA-256 of API key, token and API secret, put together without separators as UTF-8; no
     * HMAC.
     */
    static Secret of(AppCredentials credentials, Secret token) {
        String text = credentials.apiKey().reveal()
                + token.reveal()
                + credentials.apiSecret().reveal();
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return Secret.of(HexFormat.of().formatHex(digest));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
