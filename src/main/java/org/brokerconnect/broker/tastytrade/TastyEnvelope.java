package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.tastytrade.TastyFailures.Refusal;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireResponse;

/**
 * Parses tastytrade's answers: {@code {"data":…,"context":…}} and {@code {"error":{"code":…,"message":…}}} of the API
 * (developer.tastytrade.com, API conventions); a flat object and {@code {"error":…,"error_description":…}} of the token
 * endpoint (RFC 6749 section 5). Exceptions never quote an unreadable body.
 */
final class TastyEnvelope {

    private TastyEnvelope() {}

    /**
     * The data of a successful response, or the whole object at the token endpoint; a missing node when there is none.
     *
     * @throws BrokerException tastytrade refused; see {@link TastyFailures#refused}
     * @throws BrokerUnavailableException broker-answer-not-json, also for the page with which the front server refuses
     *     a call, or broker-answer-garbled
     */
    static JsonNode data(WireRequest request, WireResponse response) {
        if (response.status() == 429 || response.status() >= 500) {
            throw TastyFailures.refused(request, refusal(response, WireJson.readOrMissing(response)));
        }
        JsonNode answer = WireJson.object(response);
        if (response.status() >= 400 && answer.has("error")) {
            throw TastyFailures.refused(request, refusal(response, answer));
        }
        if (response.status() / 100 != 2 || answer.has("error")) {
            throw WireJson.garbled(response);
        }
        return request.path().equals(TastyRequest.TOKEN) ? answer : answer.path("data");
    }

    /** The error is a text at the token endpoint and an object with a code elsewhere; both are accepted everywhere. */
    private static Refusal refusal(WireResponse response, JsonNode answer) {
        JsonNode error = answer.path("error");
        String code = error.isTextual() ? error.asText() : error.path("code").asText("");
        return new Refusal(response.status(), code, response.retryAfter().orElse(null));
    }
}
