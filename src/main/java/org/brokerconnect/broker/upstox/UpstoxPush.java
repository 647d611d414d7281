package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/**
 * Reads what Upstox sends when a person agrees in its application (Upstox API docs, Access token request, a beta). The
 * message is not signed. Times are texts of milliseconds.
 *
 * @param userId whose session it is
 * @param token not proven yet
 * @param end when the token ends
 */
record UpstoxPush(String userId, Secret token, Instant end) {

    private static final String TYPE = "access_token";
    private static final long MILLIS_PER_SECOND = 1000;

    /**
     * @throws BrokerException AUTH session-ended: it is no such message, or one for another app
     */
    static UpstoxPush read(AppCredentials app, Secret message, UpstoxCalendar calendar, Instant now) {
        JsonNode node = WireJson.readOrMissing(message.reveal());
        String clientId = node.path("client_id").asText("");
        String userId = node.path("user_id").asText("");
        Secret token = Secret.of(node.path(TYPE).asText(""));
        boolean isToken = node.path("message_type").asText(TYPE).equals(TYPE) && UpstoxSession.isSendable(token);
        if (!isToken
                || userId.isEmpty()
                || !clientId.equals(UpstoxCredentials.key(app).reveal())) {
            throw refused("the message is no session for this app");
        }
        Instant end = UpstoxSession.earlier(calendar.endOfSession(now), now, UpstoxSession.expiryOf(token));
        return new UpstoxPush(userId, token, end);
    }

    static BrokerException refused(String why) {
        return new BrokerException(Verdict.AUTH, "session-ended", why);
    }

    /** Until when the person can agree, from the answer to a request. */
    static Instant agreeUntil(JsonNode answer) {
        long millis = answer.at("/data/authorization_expiry").asLong(0);
        if (millis <= 0 || millis / MILLIS_PER_SECOND > UpstoxSession.LATEST_SECOND) {
            throw WireRow.garbled("authorization_expiry");
        }
        return Instant.ofEpochMilli(millis);
    }
}
