package org.brokerconnect.sandbox.kite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Browsers with a login session at the broker, by cookie; they skip the login page. Off by default. */
final class BrowserSessions {
    private static final String COOKIE = "sandbox_kite_session";

    private final TokenIssuer tokens;
    private final boolean enabled;
    private final Map<String, String> userByCookie = new HashMap<>();

    BrowserSessions(TokenIssuer tokens, boolean enabled) {
        this.tokens = tokens;
        this.enabled = enabled;
    }

    synchronized Optional<String> findUser(KiteCall call) {
        return call.cookie(COOKIE).map(userByCookie::get);
    }

    /** Adds the session cookie to a reply if the option is on. */
    synchronized Reply addCookie(Reply reply, String userId) {
        if (!enabled) {
            return reply;
        }
        String cookie = tokens.loginId();
        userByCookie.put(cookie, userId);
        return reply.withHeader("Set-Cookie", COOKIE + "=" + cookie + "; Path=/connect; HttpOnly; SameSite=Lax");
    }

    synchronized void end(String userId) {
        userByCookie.values().removeIf(userId::equals);
    }

    synchronized void reset() {
        userByCookie.clear();
    }
}
