package org.brokerconnect.broker.zerodha;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.Sha256;

/**
 * Proves to Kite that the caller has the API secret (Kite Connect v3 docs, User, Authentication and token exchange).
 */
final class Checksum {

    private Checksum() {}

    /**
     * Lower-case hexadecimal SHA-256 of API key, token and API secret, concatenated without separators as UTF-8; not an
     * HMAC.
     */
    static Secret of(AppCredentials credentials, Secret token) {
        String text = KiteCredentials.apiKey(credentials).reveal()
                + token.reveal()
                + KiteCredentials.apiSecret(credentials).reveal();
        return Secret.of(Sha256.hex(text));
    }
}
