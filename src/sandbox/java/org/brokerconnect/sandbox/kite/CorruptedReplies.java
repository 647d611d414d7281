package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The corrupted responses of faults. */
final class CorruptedReplies {
    private static final List<String> PRICES = List.of("last_price", "average_price", "close_price", "pnl", "m2m");
    private static final int OVERSIZE_BYTES = 16 * 1024 * 1024;
    private static final String BAD_GATEWAY_PAGE = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
            + "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";

    private CorruptedReplies() {}

    static Reply badGatewayPage() {
        return Reply.html(502, BAD_GATEWAY_PAGE);
    }

    static Reply garbled(Reply real) {
        int half = real.body().length / 2;
        byte[] cut = Arrays.copyOf(real.body(), half + 2);
        cut[half] = '}';
        cut[half + 1] = '<';
        return real.withBody(cut);
    }

    static Reply oversize(Reply real) {
        byte[] body = new byte[OVERSIZE_BYTES];
        byte[] head = "{\"status\":\"success\",\"data\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\"}".getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(tail, 0, body, body.length - tail.length, tail.length);
        return real.withBody(body);
    }

    static Reply emptyLoginTime(Reply real) {
        return edited(real, envelope -> {
            if (envelope.path("data") instanceof ObjectNode data && data.has("login_time")) {
                data.put("login_time", "");
            }
        });
    }

    static Reply untypedRefusal() {
        return Reply.json(403, Json.object("status", "error", "message", "Incorrect `api_key` or `access_token`."));
    }

    static Reply withoutData(Reply real) {
        return edited(real, envelope -> {
            if (envelope instanceof ObjectNode object) {
                object.remove("data");
            }
        });
    }

    static Reply emptyList(Reply real) {
        return edited(real, envelope -> {
            if (envelope instanceof ObjectNode object) {
                object.putArray("data");
            }
        });
    }

    static Reply withoutPrices(Reply real) {
        return edited(real, envelope -> envelope.findParents("last_price").stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(row -> PRICES.stream().filter(row::has).forEach(row::putNull)));
    }

    static Reply unreadableRow(Reply real) {
        return edited(real, envelope -> {
            if (envelope.findParent("tradingsymbol") instanceof ObjectNode row) {
                row.put("tradingsymbol", "");
            }
        });
    }

    static Reply duplicateRow(Reply real) {
        return edited(real, envelope -> {
            if (envelope.path("data") instanceof ArrayNode rows && rows.get(0) instanceof ObjectNode first) {
                rows.insert(1, first.deepCopy().put("product", "OTHER"));
            }
        });
    }

    static Reply extraFields(Reply real) {
        return edited(real, CorruptedReplies::addUnknownFields);
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(CorruptedReplies::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.put("x_new_in_v4", "unknown").putArray("x_flags").add(1).addNull();
        }
    }

    private static Reply edited(Reply real, Consumer<JsonNode> edit) {
        try {
            JsonNode envelope = Json.read(real.body(), JsonNode.class);
            edit.accept(envelope);
            return real.withBody(Json.bytes(envelope));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
