package org.brokerconnect.sandbox.kite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status HTTP status; 0 if the connection is closed without a response
 * @param errorType the {@code error_type} of the broker; empty if there is none
 */
record Reply(int status, Map<String, String> headers, byte[] body, String errorType) {
    static final Reply CONNECTION_CLOSED = new Reply(0, Map.of(), new byte[0], "");

    /** Upgrades the connection to WebSocket. */
    static final Reply UPGRADE = new Reply(101, Map.of(), new byte[0], "");

    static Reply success(Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "success");
        envelope.put("data", data);
        return json(200, envelope);
    }

    static Reply error(KiteError error) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "error");
        envelope.put("message", error.getMessage());
        envelope.put("data", null);
        envelope.put("error_type", error.type());
        Reply reply = json(error.status(), envelope);
        return new Reply(reply.status, reply.headers, reply.body, error.type());
    }

    static Reply json(int status, Object value) {
        return of(status, "application/json", Json.bytes(value));
    }

    static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply redirect(URI target) {
        return new Reply(302, Map.of("Location", target.toString()), new byte[0], "");
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, "");
    }

    Reply withHeader(String header, String value) {
        Map<String, String> newHeaders = new LinkedHashMap<>(headers);
        newHeaders.put(header, value);
        return new Reply(status, newHeaders, body, errorType);
    }

    Reply withBody(byte[] newBody) {
        return new Reply(status, headers, newBody, errorType);
    }
}
