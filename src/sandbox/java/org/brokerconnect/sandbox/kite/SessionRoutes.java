package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Ist;

/**
 * Routes that exchange request tokens and renew and end sessions (Kite Connect v3 docs, User; renewal as in the
 * official clients).
 */
final class SessionRoutes {
    private final Apps apps;
    private final Clients clients;
    private final RequestTokens requestTokens;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;

    SessionRoutes(
            Apps apps, Clients clients, RequestTokens requestTokens, Sessions sessions, RefreshTokens refreshTokens) {
        this.apps = apps;
        this.clients = clients;
        this.requestTokens = requestTokens;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
    }

    void addTo(Routes routes) {
        routes.post("/session/token", this::exchange)
                .delete("/session/token", this::end)
                .post("/session/refresh_token", this::renew);
    }

    private Reply exchange(KiteCall call) {
        App app = apps.require(call.requireParameter("api_key"));
        String requestToken = call.requireParameter("request_token");
        verifyChecksum(call.requireParameter("checksum"), app, requestToken);
        String userId = requestTokens.redeem(app.apiKey(), requestToken);
        Session session = sessions.begin(app.apiKey(), userId);
        return Reply.success(toJson(session, refreshToken(app, userId)));
    }

    private String refreshToken(App app, String userId) {
        return app.approved() ? refreshTokens.issue(new RefreshTokens.Holder(app.apiKey(), userId)) : "";
    }

    private ObjectNode toJson(Session session, String refreshToken) {
        ObjectNode data = clients.ownerOf(session).profile().deepCopy();
        return data.put("api_key", session.apiKey())
                .put("access_token", session.accessToken())
                .put("public_token", session.publicToken())
                .put("refresh_token", refreshToken)
                .put("enctoken", session.encToken())
                .put("silo", "")
                .put("login_time", Ist.format(session.loginTime()));
    }

    private Reply renew(KiteCall call) {
        App app = apps.require(call.requireParameter("api_key"));
        String refreshToken = call.requireParameter("refresh_token");
        verifyChecksum(call.requireParameter("checksum"), app, refreshToken);
        RefreshTokens.Holder holder = refreshTokens.redeem(app.apiKey(), refreshToken);
        Session session = sessions.begin(holder.apiKey(), holder.userId());
        return Reply.success(Map.of(
                "user_id", session.userId(),
                "access_token", session.accessToken(),
                "refresh_token", refreshTokens.issue(holder)));
    }

    private Reply end(KiteCall call) {
        App app = apps.require(call.requireParameter("api_key"));
        boolean ended = call.parameter("refresh_token")
                .map(token -> refreshTokens.revoke(app.apiKey(), token))
                .orElseGet(() -> endSession(app.apiKey(), call.requireParameter("access_token")));
        if (!ended) {
            throw KiteError.noSession();
        }
        return Reply.success(true);
    }

    private boolean endSession(String apiKey, String accessToken) {
        return sessions.find(apiKey, accessToken, Backend.CORE)
                .map(session -> {
                    refreshTokens.revokeAll(new RefreshTokens.Holder(apiKey, session.userId()));
                    return sessions.end(apiKey, accessToken);
                })
                .orElse(false);
    }

    /**
     * Verifies that the caller has the secret: the checksum is the lower-case hex SHA-256 of API key, token and secret.
     */
    private static void verifyChecksum(String checksum, App app, String token) {
        String expected = sha256(app.apiKey() + token + app.apiSecret());
        if (!expected.equals(checksum)) {
            throw KiteError.wrongChecksum();
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
