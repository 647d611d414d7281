package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.wire.WireResponse;
import org.brokerconnect.broker.zerodha.KiteFailures.Refusal;

/**
 * Parses Kite's envelope: {@code {"status":"success","data":…}} or
 * {@code {"status":"error","message":…,"error_type":…}} (Kite Connect v3 docs, Response structure). Exceptions
 * never quote an unreadable body.
 */
final class KiteEnvelope {

    private KiteEnvelope() {}

    /**
     * The data of a successful response; a JSON null when there is none.
     *
     * @throws BrokerException Kite refused; see {@link KiteFailures#refused}
     * @throws BrokerUnavailableException broker-answer-not-json or broker-answer-garbled
     */
    static JsonNode data(Purpose purpose, WireResponse response) {
        if (response.status() == 429 || response.status() >= 500) {
            throw KiteFailures.refused(purpose, refusal(response, WireJson.readOrMissing(response)));
        }
        JsonNode envelope = WireJson.object(response);
        String status = text(envelope, "status");
        if (status.equals("success") && response.status() / 100 == 2) {
            return envelope.path("data");
        }
        if (status.equals("error")) {
            throw KiteFailures.refused(purpose, refusal(response, envelope));
        }
        throw WireJson.garbled(response);
    }

    /** Whether this text is an envelope with an error. */
    static boolean isError(String body) {
        return text(WireJson.readOrMissing(body), "status").equals("error");
    }

    private static Refusal refusal(WireResponse response, JsonNode envelope) {
        return new Refusal(
                response.status(),
                text(envelope, "error_type"),
                text(envelope, "message"),
                response.retryAfter().orElse(null));
    }

    private static String text(JsonNode envelope, String field) {
        return envelope.path(field).asText("");
    }
}
