package org.brokerconnect.broker.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.brokerconnect.broker.BrokerUnavailableException;

/**
 * Parses the JSON of a broker's response. Numbers stay decimal. A field that is stated twice, and text after the value,
 * make the response unreadable. Exceptions never quote an unreadable body.
 */
public final class WireJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireJson() {}

    /**
     * The object that the response contains.
     *
     * @throws BrokerUnavailableException broker-answer-not-json: the response has another content type;
     *     broker-answer-garbled: it is not a readable object
     */
    public static JsonNode object(WireResponse response) {
        if (!response.isJson()) {
            throw new BrokerUnavailableException(
                    "broker-answer-not-json", "the broker returned a response that is not JSON: " + response, null);
        }
        JsonNode object = readOrMissing(response);
        if (!object.isObject()) {
            throw garbled(response);
        }
        return object;
    }

    /** The value that the response contains, whatever its content type; a missing node if it is not JSON. */
    public static JsonNode readOrMissing(WireResponse response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException unreadable) {
            return JSON.missingNode();
        }
    }

    /** The value of a text; a missing node if it is not JSON. */
    public static JsonNode readOrMissing(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }

    /** An object of texts as JSON. */
    static String text(Map<String, String> fields) {
        ObjectNode object = JSON.createObjectNode();
        fields.forEach(object::put);
        return object.toString();
    }

    /** The exception of a response that cannot be parsed. */
    public static BrokerUnavailableException garbled(WireResponse response) {
        return new BrokerUnavailableException(
                "broker-answer-garbled", "the broker's response cannot be parsed: " + response, null);
    }
}
