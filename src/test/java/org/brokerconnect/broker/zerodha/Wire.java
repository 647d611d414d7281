package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.wire.WireResponse;

/** JSON data as {@link KiteEnvelope} parses it. */
final class Wire {

    private Wire() {}

    static JsonNode data(String json) {
        byte[] body = ("{\"status\":\"success\",\"data\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        return KiteEnvelope.data(Purpose.SESSION, new WireResponse(200, "application/json", Optional.empty(), body));
    }
}
