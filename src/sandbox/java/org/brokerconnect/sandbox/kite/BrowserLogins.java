package org.brokerconnect.sandbox.kite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The browsers in which a client is still logged in at the broker, by cookie: they skip the login page. Off unless asked for. */
final class BrowserLogins {
    private static final String COOKIE = "sandbox_kite_session";

    private final Secrets secrets;
    private final boolean on;
    private final Map<String, String> userByCookie = new HashMap<>();

    BrowserLogins(Secrets secrets, boolean on) {
        this.secrets = secrets;
        this.on = on;
    }

    synchronized Optional<String> userOf(KiteCall call) {
        return call.cookie(COOKIE).map(userByCookie::get);
    }

    /** Marks the browser that gets this reply. */
    synchronized Reply remember(Reply reply, String userId) {
        if (!on) {
            return reply;
        }
        String cookie = secrets.loginId();
        userByCookie.put(cookie, userId);
        return reply.with("Set-Cookie", COOKIE + "=" + cookie + "; Path=/connect; HttpOnly; SameSite=Lax");
    }

    synchronized void forget(String userId) {
        userByCookie.values().removeIf(userId::equals);
    }

    synchronized void reset() {
        userByCookie.clear();
    }
}
