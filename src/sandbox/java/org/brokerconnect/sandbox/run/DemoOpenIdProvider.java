package org.brokerconnect.sandbox.run;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
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
 * The demo sign-in: an OpenID provider on localhost for tests and the local run. Browsers use the authorization code
 * flow with PKCE, scripts the password grant. The signing key is new at each start, so tokens of an earlier run are
 * invalid. Safe for use by many threads.
 */
public final class DemoOpenIdProvider implements AutoCloseable {

    /** The only registered client, and the audience of the tokens. */
    public static final String CLIENT_ID = "broker-connect";

    static final String ISSUER_ID = "default";

    private final MockOAuth2Server server;
    private final KeyProvider keys;
    private final OAuth2TokenProvider tokens;

    private DemoOpenIdProvider(KeyProvider keys) {
        this.keys = keys;
        this.tokens = new OAuth2TokenProvider(keys);
        OAuth2Config config = new OAuth2Config(
                true, null, null, false, tokens, Set.of(DemoUsers.tokens()), new MockWebServerWrapper());
        this.server = new MockOAuth2Server(config, new StrictOAuthRoute());
    }

    /**
     * Starts the provider.
     *
     * @param port on localhost; 0 for any free port
     * @throws StartupException if the port is taken
     */
    public static DemoOpenIdProvider start(int port) {
        // the keys that the library ships are public, so anyone could sign tokens with them
        KeyProvider newKey = new KeyProvider(List.of(), JWSAlgorithm.RS256.getName());
        DemoOpenIdProvider provider = new DemoOpenIdProvider(newKey);
        try {
            provider.server.start(port);
        } catch (OAuth2Exception e) {
            throw new StartupException("The demo sign-in cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return provider;
    }

    /** The issuer: the {@code iss} of the tokens and the authority for browsers. */
    public String issuer() {
        return "http://localhost:" + server.baseUrl().port() + "/" + ISSUER_ID;
    }

    /** The JWK Set with the public keys. */
    public String jwksUrl() {
        return issuer() + "/jwks";
    }

    /** The token endpoint. */
    public String tokenUrl() {
        return issuer() + "/token";
    }

    /**
     * An {@code Authorization} header with a token that is valid for one hour.
     *
     * @param user a demo user, or any other name for a user with the role {@code investor}
     */
    public String bearer(String user) {
        return bearer(DemoUsers.claims(user), Duration.ofHours(1));
    }

    /**
     * An {@code Authorization} header with arbitrary claims, for tests of token validation.
     *
     * @param claims added to {@code iss} and {@code jti}, which they can override
     * @param lifetime from now; negative for an expired token
     */
    public String bearer(Map<String, Object> claims, Duration lifetime) {
        // Payara rejects a token without jti, although the specification does not require one
        Map<String, Object> all =
                new HashMap<>(Map.of("iss", issuer(), "jti", UUID.randomUUID().toString()));
        all.putAll(claims);
        return "Bearer " + tokens.jwt(all, lifetime, ISSUER_ID).serialize();
    }

    /**
     * An {@code Authorization} header for a user with a token of another type, for tests of token validation.
     *
     * @param type the {@code typ} in the token's header, such as {@code at+jwt}
     */
    public String bearerOfType(String type, String user) {
        String untyped = bearer(user).substring("Bearer ".length());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(ISSUER_ID)
                .build();
        try {
            SignedJWT token = new SignedJWT(header, SignedJWT.parse(untyped).getJWTClaimsSet());
            token.sign(new RSASSASigner(keys.signingKey(ISSUER_ID).toRSAKey()));
            return "Bearer " + token.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
