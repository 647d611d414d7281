package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/**
 * Reads who is logged in, and with which tokens, out of Kite's answers. Missing, null and empty are the same; unknown
 * fields do not matter.
 */
final class KiteSession {

    private static final String SENDABLE = "[\\x21-\\x7e]{1,2048}";
    private static final String USER_ID = "[A-Za-z0-9_-]{1,32}";
    private static final int LONGEST_NAME = 100;

    private final KiteCalendar calendar;

    KiteSession(KiteCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A new session. It begins at {@code login_time}, or now when Kite leaves that empty. Where the session of that
     * time would be over by now (login at 05:59, exchange at 06:01), its end is counted from now: Kite has just said
     * that it lives.
     */
    BrokerSession session(JsonNode data, Instant now) {
        Profile who = profile(data);
        Instant login = calendar.instantOf(text(data, "login_time")).orElse(now);
        Instant end = calendar.endOfSession(login);
        Instant expiresAt = end.isAfter(now) ? end : calendar.endOfSession(now);
        return new BrokerSession(who.userId(), who.userName(), tokens(data), login, expiresAt);
    }

    Profile profile(JsonNode data) {
        String userId = text(data, "user_id");
        if (!userId.matches(USER_ID)) {
            throw KiteRow.garbled("user_id");
        }
        String name = text(data, "user_name").replaceAll("\\p{Cntrl}", " ").strip();
        return new Profile(userId, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    }

    /** What a renewal gives replaces the old tokens; what it leaves out is carried over. */
    SessionTokens renewed(JsonNode data, SessionTokens old) {
        Secret refresh = token(data, "refresh_token");
        return new SessionTokens(
                accessToken(data), refresh.isEmpty() ? old.refresh() : refresh, old.publicToken(), old.encToken());
    }

    private static SessionTokens tokens(JsonNode data) {
        return new SessionTokens(
                accessToken(data), token(data, "refresh_token"), token(data, "public_token"), token(data, "enctoken"));
    }

    private static Secret accessToken(JsonNode data) {
        Secret token = token(data, "access_token");
        if (!token.reveal().matches(SENDABLE)) {
            throw KiteRow.garbled("access_token");
        }
        return token;
    }

    private static Secret token(JsonNode data, String field) {
        return Secret.of(text(data, field));
    }

    private static String text(JsonNode data, String field) {
        return data.path(field).asText("");
    }
}
