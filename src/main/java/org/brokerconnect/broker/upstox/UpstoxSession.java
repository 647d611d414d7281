package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.text.PlainText;
import org.brokerconnect.vault.Secret;

/** Reads sessions, profiles and tokens from Upstox's answers. Unknown fields are ignored. */
final class UpstoxSession {

    /** The access token is a JWT of 400 to 600 characters. */
    private static final String SENDABLE = "[\\x21-\\x7e]{1,2048}";

    private static final String EXTENDED = "extended_token";
    private static final String PASTED = "pasted";
    private static final String USER_ID = "[A-Za-z0-9_-]{1,32}";
    private static final int LONGEST_NAME = 100;
    /** 3 January 2286: a later time is in milliseconds or not a time. */
    static final long LATEST_SECOND = 9_999_999_999L;

    private UpstoxSession() {}

    /**
     * The session of an exchange. It ends at 03:30 in India; an earlier end in {@code expires_in}, which is not
     * documented everywhere, or in the token counts.
     */
    static BrokerSession session(JsonNode answer, UpstoxCalendar calendar, Instant now) {
        JsonNode data = answer.has("access_token") ? answer : answer.path("data");
        Profile who = profile(data);
        Secret token = token(data, "access_token").orElseThrow(() -> WireRow.garbled("access_token"));
        Instant end = earlier(calendar.endOfSession(now), now, expiresIn(data, now));
        return new BrokerSession(
                who.userId(),
                who.userName(),
                new SessionTokens(token, Secret.none(), extended(data)),
                earlier(end, now, expiryOf(token)));
    }

    /** The read-only token of a year that some apps get beside the access token; kept, and used by nothing yet. */
    private static Map<String, Secret> extended(JsonNode data) {
        return token(data, EXTENDED).map(token -> Map.of(EXTENDED, token)).orElse(Map.of());
    }

    /**
     * The session of a pasted token, such as an Analytics Token. It ends when the token says; where it does not say, at
     * the next 03:30 in India, as every token of a login does.
     */
    static BrokerSession adopted(Profile who, Secret token, UpstoxCalendar calendar, Instant now) {
        Instant end = expiryOf(token).filter(now::isBefore).orElseGet(() -> calendar.endOfSession(now));
        SessionTokens tokens = new SessionTokens(token, Secret.none(), Map.of(PASTED, Secret.of("true")));
        return new BrokerSession(who.userId(), who.userName(), tokens, end);
    }

    /** Whether the person pasted the token: then it is theirs to end, at Upstox. */
    static boolean isPasted(SessionTokens tokens) {
        return !tokens.other(PASTED).isEmpty();
    }

    /** The other time if it is in between. */
    static Instant earlier(Instant end, Instant now, Optional<Instant> other) {
        return other.filter(instant -> instant.isAfter(now) && instant.isBefore(end))
                .orElse(end);
    }

    private static Optional<Instant> expiresIn(JsonNode data, Instant now) {
        long seconds = data.path("expires_in").asLong(0);
        return seconds > 0 && seconds <= LATEST_SECOND ? Optional.of(now.plusSeconds(seconds)) : Optional.empty();
    }

    static Profile profile(JsonNode data) {
        String userId = data.path("user_id").asText("");
        if (!userId.matches(USER_ID)) {
            throw WireRow.garbled("user_id");
        }
        String name = PlainText.cleaned(data.path("user_name").asText(""));
        return new Profile(userId, PlainText.cut(name, LONGEST_NAME));
    }

    /** The token in a field; empty if it is missing or cannot be sent. */
    private static Optional<Secret> token(JsonNode data, String field) {
        return Optional.of(data.path(field).asText(""))
                .filter(text -> text.matches(SENDABLE))
                .map(Secret::of);
    }

    /** Whether a pasted text can be an access token. */
    static boolean isSendable(Secret token) {
        return token.reveal().matches(SENDABLE);
    }

    /**
     * The {@code exp} of a JWT (RFC 7519 section 4.1.4), as a hint: the token is not verified. Empty if it cannot be
     * read.
     */
    static Optional<Instant> expiryOf(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            long second = WireJson.readOrMissing(claims).path("exp").asLong(0);
            return second > 0 && second <= LATEST_SECOND
                    ? Optional.of(Instant.ofEpochSecond(second))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
