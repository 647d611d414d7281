package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.zerodha.KiteFailures.Refusal;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;

/**
 * Parses Kite's envelope: {@code {"status":"success","data":…}} or
 * {@code {"status":"error","message":…,"error_type":…}} (Kite Connect v3 docs, Response structure). Numbers stay
 * decimal. A field that is stated twice makes the response unreadable. Exceptions never quote an unreadable body.
 */
final class KiteEnvelope {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private KiteEnvelope() {}

    /**
     * The data of a successful response; a JSON null when there is none.
     *
     * @throws BrokerException Kite refused; see {@link KiteFailures#refused}
     * @throws BrokerUnavailableException broker-answer-not-json or broker-answer-garbled
     */
    static JsonNode data(Purpose purpose, KiteResponse response) {
        if (response.status() == 429 || response.status() >= 500) {
            throw KiteFailures.refused(purpose, refusal(response, readOrMissing(response)));
        }
        if (!response.isJson()) {
            throw new BrokerUnavailableException(
                    "broker-answer-not-json", "Kite returned a response that is not JSON: " + response, null);
        }
        JsonNode envelope = read(response);
        String status = text(envelope, "status");
        if (status.equals("success") && response.status() / 100 == 2) {
            return envelope.path("data");
        }
        if (status.equals("error")) {
            throw KiteFailures.refused(purpose, refusal(response, envelope));
        }
        throw garbled(response);
    }

    /** Whether this text is an envelope with an error. */
    static boolean isError(String body) {
        try {
            return text(JSON.readTree(body), "status").equals("error");
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private static JsonNode read(KiteResponse response) {
        JsonNode envelope = readOrMissing(response);
        if (!envelope.isObject()) {
            throw garbled(response);
        }
        return envelope;
    }

    private static JsonNode readOrMissing(KiteResponse response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        } catch (IOException impossible) {
            throw garbled(response);
        }
    }

    private static Refusal refusal(KiteResponse response, JsonNode envelope) {
        return new Refusal(
                response.status(),
                text(envelope, "error_type"),
                text(envelope, "message"),
                response.retryAfter().orElse(null));
    }

    private static String text(JsonNode envelope, String field) {
        return envelope.path(field).asText("");
    }

    private static BrokerUnavailableException garbled(KiteResponse response) {
        return new BrokerUnavailableException(
                "broker-answer-garbled", "Kite's response cannot be parsed: " + response, null);
    }
}
