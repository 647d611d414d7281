package org.brokerconnect.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a token must satisfy besides the server's checks of signature, issuer, audience and expiry. */
final class TokenRules {

    /** How much the provider's clock may be ahead of ours (RFC 7519 section 4.1.5 allows a few minutes). */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    /** An access token by RFC 9068 section 2.1, and by MicroProfile JWT and most providers. */
    private static final Set<String> TYPES = Set.of("at+jwt", "jwt");

    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenRules() {}

    /**
     * Whether the token may be used now and is an access token. The explicit type keeps tokens that the same provider
     * signs for another purpose, such as a logout token, from being used here (RFC 8725 section 3.11).
     */
    static boolean isUsable(JsonWebToken token, Instant now) {
        return isValidYet(token.getClaim(Claims.nbf.name()), now)
                && type(token.getRawToken()).filter(TYPES::contains).isPresent();
    }

    /** {@code nbf} (RFC 7519 section 4.1.5): a number of seconds, possibly with a fraction; absent is allowed. */
    private static boolean isValidYet(Object notBefore, Instant now) {
        double latest = now.plus(LEEWAY).getEpochSecond();
        if (notBefore instanceof JsonNumber number) {
            return number.doubleValue() <= latest;
        }
        return notBefore == null || notBefore instanceof Number number && number.doubleValue() <= latest;
    }

    /** The {@code typ} of the header, a media type without {@code application/} (RFC 7515 section 4.1.9). */
    private static Optional<String> type(String rawToken) {
        if (rawToken == null) {
            return Optional.empty();
        }
        try {
            byte[] header = Base64.getUrlDecoder().decode(rawToken.split("\\.", 2)[0]);
            return Optional.ofNullable(JSON.readTree(header).get("typ"))
                    .map(JsonNode::textValue)
                    .map(type -> type.toLowerCase(Locale.ROOT).replaceFirst("^application/", ""));
        } catch (IllegalArgumentException | IOException malformed) {
            return Optional.empty();
        }
    }
}
