package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/**
 * Tokens of an answer of the token endpoint. {@code id_token} is not read: nothing needs it.
 *
 * @param accessEnds when the access token ends
 */
record TastyTokens(SessionTokens tokens, Instant accessEnds) {

    /** What the documentation says, where the answer has no {@code expires_in}. */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(15);

    private static final BigDecimal LONGEST_LIFETIME_SECONDS = BigDecimal.valueOf(86_400);
    private static final String SENDABLE = "[\\x21-\\x7e]{1,8192}";

    /**
     * @param oldRefresh stays if the answer has no refresh token: tastytrade sends one with the exchange of a code
     *     only; {@link Secret#none()} if there is none
     * @throws BrokerUnavailableException broker-answer-garbled: the answer has no usable access token
     */
    static TastyTokens of(JsonNode answer, Secret oldRefresh, Instant now) {
        String access = answer.path("access_token").asText("");
        if (!access.matches(SENDABLE)) {
            throw WireRow.garbled("access_token");
        }
        String refresh = answer.path("refresh_token").asText("");
        Secret newRefresh = refresh.matches(SENDABLE) ? Secret.of(refresh) : oldRefresh;
        return new TastyTokens(new SessionTokens(Secret.of(access), newRefresh), now.plus(lifetime(answer)));
    }

    private static Duration lifetime(JsonNode answer) {
        BigDecimal seconds = WireRow.of(answer, "token").amount("expires_in");
        return seconds == null || seconds.signum() <= 0
                ? USUAL_LIFETIME
                : Duration.ofSeconds(seconds.min(LONGEST_LIFETIME_SECONDS).longValue());
    }
}
