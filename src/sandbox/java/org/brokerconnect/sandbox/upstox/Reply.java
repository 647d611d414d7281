package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status HTTP status; 0 closes the connection without a response, 101 upgrades it to WebSocket
 * @param location the target of a redirect; empty for none
 */
record Reply(int status, String contentType, String location, byte[] body) {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Reply CONNECTION_CLOSED = new Reply(0, "", "", new byte[0]);
    static final Reply UPGRADE = new Reply(101, "", "", new byte[0]);

    static Reply data(Object data) {
        return json(200, Map.of("status", "success", "data", data));
    }

    static Reply json(int status, Object value) {
        try {
            return new Reply(status, "application/json", "", JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both spellings of the names: the camel-case ones are deprecated. */
    static Reply error(UpstoxError error) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("errorCode", error.code());
        row.put("message", error.getMessage());
        row.put("propertyPath", null);
        row.put("invalidValue", null);
        row.put("error_code", error.code());
        row.put("property_path", null);
        row.put("invalid_value", null);
        return json(error.status(), Map.of("status", "error", "errors", List.of(row)));
    }

    static Reply html(int status, String page) {
        return new Reply(status, "text/html; charset=utf-8", "", page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply redirect(String target) {
        return new Reply(302, "text/plain", target, new byte[0]);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, contentType, location, other);
    }

    Reply withContentType(String other) {
        return new Reply(status, other, location, body);
    }
}
