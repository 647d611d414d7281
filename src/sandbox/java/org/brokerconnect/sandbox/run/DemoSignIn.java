package org.brokerconnect.sandbox.run;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID provider for demonstration and tests, on localhost only: authorization code with PKCE for browsers, a password grant for scripts. Its signing
 * key is made at each start, so a token of an earlier run is worth nothing.
 */
public final class DemoSignIn implements AutoCloseable {

    /** The one client that it knows, and the audience of its tokens. */
    public static final String CLIENT_ID = "broker-connect";

    static final String ISSUER_ID = "default";

    private final MockOAuth2Server server;
    private final OAuth2TokenProvider tokens;

    private DemoSignIn(OAuth2TokenProvider tokens) {
        this.tokens = tokens;
        OAuth2Config config = new OAuth2Config(
                true, null, null, false, tokens, Set.of(DemoPeople.tokens()), new MockWebServerWrapper());
        this.server = new MockOAuth2Server(config, new SignInRules());
    }

    /**
     * Starts the sign-in.
     *
     * @param port on localhost; 0 takes a free one
     * @throws StartFailure if the port is taken
     */
    public static DemoSignIn start(int port) {
        // the library's own keys are public: everybody could sign with them
        KeyProvider madeNow = new KeyProvider(List.of(), JWSAlgorithm.RS256.getName());
        DemoSignIn signIn = new DemoSignIn(new OAuth2TokenProvider(madeNow));
        try {
            signIn.server.start(port);
        } catch (OAuth2Exception e) {
            throw new StartFailure("The sign-in could not listen on port " + port + ": " + e.getMessage(), e);
        }
        return signIn;
    }

    /** What stands in {@code iss}; the authority that a browser is sent to. */
    public String issuer() {
        return "http://localhost:" + server.baseUrl().port() + "/" + ISSUER_ID;
    }

    /** Where the public keys are. */
    public String keysUrl() {
        return issuer() + "/jwks";
    }

    /** Where codes, passwords and refresh tokens are exchanged for tokens. */
    public String tokenUrl() {
        return issuer() + "/token";
    }

    /** An {@code Authorization} header for one of the demo people, or for an investor of any other name, good for an hour. */
    public String bearer(String person) {
        return bearer(DemoPeople.claims(person), Duration.ofHours(1));
    }

    /**
     * An {@code Authorization} header with any claims, to try what the application refuses.
     *
     * @param claims override the right {@code iss} and {@code jti}
     * @param life from now; negative for a token that has expired
     */
    public String bearer(Map<String, Object> claims, Duration life) {
        // Payara refuses a token without an id, though the specification does not ask for one
        Map<String, Object> all =
                new HashMap<>(Map.of("iss", issuer(), "jti", UUID.randomUUID().toString()));
        all.putAll(claims);
        return "Bearer " + tokens.jwt(all, life, ISSUER_ID).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
