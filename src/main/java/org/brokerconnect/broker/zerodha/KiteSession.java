package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.text.PlainText;
import org.brokerconnect.vault.Secret;

/**
 * Reads sessions, profiles and tokens from Kite's responses. A missing field, null and an empty string are the same;
 * unknown fields are ignored. {@code public_token} and {@code enctoken} are not read: nothing needs them, and an
 * enctoken can place orders.
 */
final class KiteSession {

    /** The route that creates and ends sessions. */
    static final String PATH = "/session/token";

    private static final Logger LOG = Logger.getLogger(KiteSession.class.getName());
    private static final KiteCalendar CALENDAR = new KiteCalendar();
    private static final String SENDABLE = "[\\x21-\\x7e]{1,2048}";
    private static final String USER_ID = "[A-Za-z0-9_-]{1,32}";
    private static final int LONGEST_NAME = 100;

    private KiteSession() {}

    /**
     * A new session. Its end is counted from {@code login_time}, or from now where Kite leaves that empty or where that
     * end has passed (login at 05:59, exchange at 06:01) or lies beyond the next 06:00 (a wrong clock): Kite has just
     * confirmed that the session is valid, and ends all sessions at 06:00.
     */
    static BrokerSession session(JsonNode data, Instant now) {
        Profile who = profile(data);
        Instant login = CALENDAR.instantOf(text(data, "login_time")).orElse(now);
        Instant end = CALENDAR.endOfSession(login);
        Instant latest = CALENDAR.endOfSession(now);
        Instant expiresAt = end.isAfter(now) && end.isBefore(latest) ? end : latest;
        SessionTokens tokens = new SessionTokens(accessToken(data), refreshToken(data));
        return new BrokerSession(who.userId(), who.userName(), tokens, expiresAt);
    }

    static Profile profile(JsonNode data) {
        String userId = text(data, "user_id");
        if (!userId.matches(USER_ID)) {
            throw WireRow.garbled("user_id");
        }
        String name = PlainText.cut(PlainText.cleaned(text(data, "user_name")), LONGEST_NAME);
        return new Profile(userId, name);
    }

    /** New tokens; the old refresh token stays if Kite sends none. */
    static Renewal.Renewed renewed(JsonNode data, SessionTokens old, Instant now) {
        Secret refresh = refreshToken(data);
        SessionTokens tokens = new SessionTokens(accessToken(data), refresh.isEmpty() ? old.refresh() : refresh);
        return new Renewal.Renewed(tokens, CALENDAR.endOfSession(now));
    }

    private static Secret accessToken(JsonNode data) {
        String token = text(data, "access_token");
        if (!token.matches(SENDABLE)) {
            throw WireRow.garbled("access_token");
        }
        return Secret.of(token);
    }

    /**
     * One that could not be sent, or is too long to be stored, counts as none: the session is usable without it, and
     * refusing it would leave a session at Kite that nobody knows.
     */
    private static Secret refreshToken(JsonNode data) {
        String token = text(data, "refresh_token");
        if (token.isEmpty() || token.matches(SENDABLE)) {
            return Secret.of(token);
        }
        LOG.warning("Kite returned a refresh token that cannot be used; the session cannot be renewed");
        return Secret.none();
    }

    private static String text(JsonNode data, String field) {
        return data.path(field).asText("");
    }
}
