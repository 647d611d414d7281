package org.brokerconnect.sandbox.run;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The users who are signed in at the demo sign-in, by a cookie of their browser. Forgotten when the provider stops.
 * Thread-safe.
 */
final class SignInSessions {

    private static final String COOKIE = "demo-sign-in";
    private static final Pattern ID = Pattern.compile("(?:^|;\\s*)" + COOKIE + "=([0-9a-f-]{36})");

    private final Map<String, String> users = new ConcurrentHashMap<>();

    /** Begins a session of this user. @return the value of the header {@code Set-Cookie} */
    String begin(String user) {
        String id = UUID.randomUUID().toString();
        users.put(id, user);
        return COOKIE + "=" + id + "; Path=/" + DemoOpenIdProvider.ISSUER_ID + "; HttpOnly; SameSite=Lax";
    }

    /**
     * The user of a browser; empty without a session.
     *
     * @param cookies the header {@code Cookie}; null if the request has none
     */
    Optional<String> userOf(String cookies) {
        return idIn(cookies).map(users::get);
    }

    /** Ends the session of a browser, if it has one. */
    void end(String cookies) {
        idIn(cookies).ifPresent(users::remove);
    }

    private static Optional<String> idIn(String cookies) {
        Matcher found = ID.matcher(cookies == null ? "" : cookies);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
