package org.brokerconnect.sandbox.tastytrade;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status HTTP status; 0 if the connection is closed without a response
 */
record Reply(int status, Map<String, String> headers, byte[] body) {
    static final Reply CONNECTION_CLOSED = new Reply(0, Map.of(), new byte[0]);

    /** Upgrades the connection to WebSocket. */
    static final Reply UPGRADE = new Reply(101, Map.of(), new byte[0]);

    static final Reply NO_CONTENT = new Reply(204, Map.of(), new byte[0]);

    /** {@code {"data":{…},"context":"/path"}}. */
    static Reply data(Call call, Object data) {
        return json(200, Json.of("data", data, "context", call.path()));
    }

    /** {@code {"data":{"items":[…]},"context":"/path"}}. */
    static Reply items(Call call, List<?> items) {
        return data(call, Json.of("items", items));
    }

    static Reply json(int status, Object value) {
        return of(status, "application/json", Json.bytes(value));
    }

    static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply redirect(URI target) {
        return new Reply(302, Map.of("Location", target.toString()), new byte[0]);
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }
}
