package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** The exchange of a code, and logging out (Upstox API docs, Get token, Logout). */
final class TokenRoutes {
    private final Map<String, UpstoxApp> apps;
    private final Map<String, User> users;
    private final Codes codes;
    private final Sessions sessions;
    private final boolean codeFirst;

    TokenRoutes(
            Map<String, UpstoxApp> apps, Map<String, User> users, Codes codes, Sessions sessions, boolean codeFirst) {
        this.apps = apps;
        this.users = users;
        this.codes = codes;
        this.sessions = sessions;
        this.codeFirst = codeFirst;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v2/login/authorization/token", this::exchange).add("DELETE", "/v2/logout", this::logOut);
    }

    /** The code is used up, whatever the outcome. */
    private Reply exchange(Call call) {
        Optional<Codes.Grant> grant = codes.take(call.field("code").orElse(""));
        String key = required(call, "client_id", "UDAPI1017");
        String redirectUri = required(call, "redirect_uri", "UDAPI1018");
        required(call, "code", "UDAPI1022");
        if (!required(call, "grant_type", "UDAPI1023").equals("authorization_code")) {
            throw new UpstoxError(400, "UDAPI1023", "The grant_type is invalid");
        }
        String secret = required(call, "client_secret", "UDAPI1024");
        if (codeFirst) {
            check(grant, key);
        }
        UpstoxApp app = Optional.ofNullable(apps.get(key))
                .filter(known -> known.secret().equals(secret))
                .orElseThrow(UpstoxError::wrongClient);
        if (!redirectUri.equals(app.redirectUri())) {
            throw new UpstoxError(400, "UDAPI100070", "Invalid redirect_uri");
        }
        check(grant, key);
        return session(app, grant.get().userId());
    }

    private static String required(Call call, String field, String code) {
        return call.field(field).orElseThrow(() -> new UpstoxError(400, code, "The " + field + " is required"));
    }

    private static void check(Optional<Codes.Grant> grant, String key) {
        if (grant.filter(found -> found.clientId().equals(key)).isEmpty()) {
            throw UpstoxError.staleCode();
        }
    }

    /** Without an envelope, and with a field of an unknown name. */
    private Reply session(UpstoxApp app, String userId) {
        ObjectNode answer = users.get(userId).data().path("profile").deepCopy();
        answer.put("access_token", sessions.begin(userId, app.key()).token());
        if (app.extended()) {
            answer.put("extended_token", sessions.extended(userId, app.key()).token());
        }
        answer.put("new_in_this_release", true);
        return Reply.json(200, answer);
    }

    private Reply logOut(Call call) {
        Session session = sessions.require(call);
        if (session.kind() != Session.Kind.DAY) {
            throw UpstoxError.readOnly();
        }
        sessions.end(session.token());
        return Reply.data(true);
    }
}
