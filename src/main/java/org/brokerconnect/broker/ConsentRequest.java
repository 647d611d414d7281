package org.brokerconnect.broker;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.Sha256;

/**
 * The parameters that the address of the consent page and the exchange of the code have in common (RFC 6749, section
 * 4.1). The handshake stores them with the attempt, so the exchange sends the redirect address of the consent page even
 * if the setting changed meanwhile.
 *
 * @param state at least 128 random bits in characters that need no encoding in a URL; the broker returns it. Can be
 *     {@link Secret#none()} in an exchange
 * @param redirectUri the address that the broker redirects to; registered there exactly as it is
 * @param pkceVerifier the code verifier (RFC 7636, section 4.1), if {@link Broker#usesPkce}
 */
public record ConsentRequest(Secret state, URI redirectUri, Optional<Secret> pkceVerifier) {

    public ConsentRequest {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(pkceVerifier, "pkceVerifier");
    }

    /** Without a code verifier. */
    public ConsentRequest(Secret state, URI redirectUri) {
        this(state, redirectUri, Optional.empty());
    }

    /** The code challenge of the verifier by the method {@code S256} (RFC 7636, section 4.2); empty without one. */
    public Optional<String> pkceChallenge() {
        return pkceVerifier.map(Sha256::base64Url);
    }
}
