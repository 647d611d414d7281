package org.brokerconnect.sandbox.run;

import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.RequestMapping;
import no.nav.security.mock.oauth2.token.RequestMappingTokenCallback;

/** The users of the demo sign-in and the claims of their tokens. */
final class DemoUsers {

    static final String PASSWORD = "demo";

    private static final long TOKEN_LIFETIME_SECONDS = 3600;
    private static final Map<String, List<String>> GROUPS = Map.of(
            "investor", List.of("investor"),
            "investor2", List.of("investor"),
            "admin", List.of("investor", "admin"));

    private DemoUsers() {}

    static boolean areValidCredentials(String name, String password) {
        return name != null && GROUPS.containsKey(name) && PASSWORD.equals(password);
    }

    /**
     * The token claims of a user; a name that is unknown here gets the role {@code investor}. MicroProfile JWT reads
     * the name from {@code upn} and the roles from {@code groups}.
     */
    static Map<String, Object> claims(String name) {
        return Map.of(
                "sub", name,
                "upn", name,
                "preferred_username", name,
                "groups", GROUPS.getOrDefault(name, List.of("investor")),
                "aud", List.of(DemoOpenIdProvider.CLIENT_ID));
    }

    static OAuth2TokenCallback tokens() {
        List<RequestMapping> mappings = GROUPS.keySet().stream()
                .map(name -> new RequestMapping(RequestMappingTokenCallback.SUBJECT_PARAM, name, claims(name), "JWT"))
                .toList();
        return new RequestMappingTokenCallback(DemoOpenIdProvider.ISSUER_ID, mappings, TOKEN_LIFETIME_SECONDS);
    }
}
