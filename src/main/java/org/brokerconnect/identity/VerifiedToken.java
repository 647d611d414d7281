package org.brokerconnect.identity;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller by a token that the server has verified: its claims, and its text only while a request has it. */
final class VerifiedToken extends CallerPrincipal implements JsonWebToken {

    private static final long serialVersionUID = 1;
    private static final String RAW = Claims.raw_token.name();

    private final transient Map<String, Object> claims;

    private VerifiedToken(String name, Map<String, Object> claims) {
        super(name);
        this.claims = Map.copyOf(claims);
    }

    /** The same caller and claims without the text of the token. */
    static VerifiedToken withoutText(JsonWebToken verified) {
        return new VerifiedToken(
                verified.getName(),
                verified.getClaimNames().stream()
                        .filter(name -> !RAW.equals(name) && verified.getClaim(name) != null)
                        .collect(Collectors.toMap(name -> name, verified::getClaim)));
    }

    /** The same caller and claims with this text of the token. */
    VerifiedToken withText(String rawToken) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put(RAW, rawToken);
        return new VerifiedToken(getName(), all);
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
