package org.brokerconnect.sandbox.tastytrade;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The token endpoint. There is no revocation: {@code /oauth/revoke} is unknown, as at the broker. */
final class OAuthRoutes {
    private final Apps apps;
    private final Grants grants;
    private final FailedLogins failedLogins;

    OAuthRoutes(Apps apps, Grants grants, FailedLogins failedLogins) {
        this.apps = apps;
        this.grants = grants;
        this.failedLogins = failedLogins;
    }

    void addTo(Routes routes) {
        routes.post("/oauth/token", this::token);
    }

    private Reply token(Call call) throws IOException {
        if (failedLogins.isBlocked()) {
            throw Refusal.page(403, "Forbidden");
        }
        Map<String, String> fields = call.fields();
        try {
            return switch (fields.getOrDefault("grant_type", "")) {
                case "authorization_code" -> exchange(fields);
                case "refresh_token" -> renew(fields);
                default -> throw Refusal.oauth(400, "unsupported_grant_type", "The grant type is not supported.");
            };
        } catch (Refusal refused) {
            failedLogins.record();
            throw refused;
        }
    }

    private Reply exchange(Map<String, String> fields) {
        String clientId = fields.getOrDefault("client_id", "");
        requireSecret(apps.find(clientId), fields);
        Grant grant = grants.redeem(fields.getOrDefault("code", ""), clientId, fields.getOrDefault("redirect_uri", ""))
                .orElseThrow(OAuthRoutes::invalidGrant);
        Map<String, Object> answer = answer(grant, Set.of());
        answer.put("refresh_token", grant.refreshToken());
        return Reply.json(200, answer);
    }

    /** The client's id is not asked for: the refresh token names the app. */
    private Reply renew(Map<String, String> fields) {
        String old = fields.getOrDefault("refresh_token", "");
        Grant grant = grants.findGrant(old).orElseThrow(OAuthRoutes::invalidGrant);
        requireSecret(apps.find(grant.clientId()), fields);
        Grant renewed = grants.renew(old).orElseThrow(OAuthRoutes::invalidGrant);
        Map<String, Object> answer = answer(renewed, scopes(fields.getOrDefault("scope", "")));
        if (!renewed.refreshToken().equals(old)) {
            answer.put("refresh_token", renewed.refreshToken());
        }
        return Reply.json(200, answer);
    }

    private Map<String, Object> answer(Grant grant, Set<String> scopes) {
        return Json.of(
                "access_token",
                grants.issueAccess(grant, scopes),
                "token_type",
                "Bearer",
                "expires_in",
                Grants.ACCESS_LIFETIME.toSeconds());
    }

    static Set<String> scopes(String text) {
        Set<String> scopes = new LinkedHashSet<>(Arrays.asList(text.split("[ +]")));
        scopes.remove("");
        return scopes;
    }

    private static void requireSecret(Optional<ClientApp> app, Map<String, String> fields) {
        String secret = fields.getOrDefault("client_secret", "");
        if (app.filter(known -> known.clientSecret().equals(secret)).isEmpty()) {
            throw Refusal.oauth(401, "invalid_client", "Client authentication failed.");
        }
    }

    private static Refusal invalidGrant() {
        return Refusal.oauth(400, "invalid_grant", "The grant is invalid, expired or was revoked.");
    }
}
