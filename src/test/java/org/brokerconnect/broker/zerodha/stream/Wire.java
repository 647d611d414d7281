package org.brokerconnect.broker.zerodha.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.brokerconnect.broker.zerodha.KiteEnvelope;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;
import org.brokerconnect.broker.zerodha.KiteResponse;

/** Data as it comes out of Kite's envelope. */
public final class Wire {

    private Wire() {}

    public static JsonNode data(String json) {
        byte[] body = ("{\"status\":\"success\",\"data\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        return KiteEnvelope.data(Purpose.SESSION, new KiteResponse(200, "application/json", Optional.empty(), body));
    }
}
