package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.upstox.UpstoxFailures.Refusal;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.wire.WireResponse;

/**
 * Parses Upstox's envelope: {@code {"status":"success","data":…}} or
 * {@code {"status":"error","errors":[{"error_code":…,"message":…}]}} (Upstox API docs, Response structure). The answer
 * to an exchange has no envelope.
 */
final class UpstoxEnvelope {

    private static final String SUCCESS = "success";

    private final UpstoxFailures failures;

    UpstoxEnvelope(UpstoxFailures failures) {
        this.failures = failures;
    }

    /**
     * The whole answer, if it is a success.
     *
     * @throws BrokerException Upstox refused, as {@link UpstoxFailures#refused}
     * @throws BrokerUnavailableException broker-answer-not-json, which includes the page of a firewall, or
     *     broker-answer-garbled
     */
    JsonNode read(Purpose purpose, WireResponse response) {
        if (response.status() == 429 || response.status() >= 500) {
            throw failures.refused(purpose, refusal(response, WireJson.readOrMissing(response)));
        }
        JsonNode answer = WireJson.object(response);
        String status = answer.path("status").asText("");
        if (status.equals("error") || isRefusedWithoutEnvelope(response, answer)) {
            throw failures.refused(purpose, refusal(response, answer));
        }
        boolean isSession = purpose == Purpose.EXCHANGE && answer.has("access_token");
        if (response.status() / 100 == 2 && (status.equals(SUCCESS) || isSession)) {
            return answer;
        }
        throw WireJson.garbled(response);
    }

    /** A list of errors is a refusal also where the status is missing. */
    private static boolean isRefusedWithoutEnvelope(WireResponse response, JsonNode answer) {
        return response.status() >= 400 && answer.path("errors").path(0).isObject();
    }

    /** The documentation calls the camel-case names deprecated; both are read. */
    private static Refusal refusal(WireResponse response, JsonNode answer) {
        JsonNode error = answer.path("errors").path(0);
        String code = error.path("error_code").asText("");
        return new Refusal(
                response.status(),
                code.isEmpty() ? error.path("errorCode").asText("") : code,
                response.retryAfter().orElse(null));
    }
}
