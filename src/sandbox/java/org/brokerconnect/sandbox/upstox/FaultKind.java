package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The kinds of faults. With a kind marked "Processed" the call takes effect and only its response changes; with all
 * others it has no effect.
 */
public enum FaultKind {
    /** The correct response after the delay of the fault. Processed. */
    SLOW(processed(reply -> reply)),
    /** 429, as over a rate limit. */
    TOO_MANY_REQUESTS(process -> Reply.error(UpstoxError.tooManyRequests())),
    /** 403, as for an API that needs another kind of app; the session stays active. */
    NO_PERMISSION(process -> Reply.error(new UpstoxError(403, "UDAPI100049", "Access to this API is restricted"))),
    /** 503 in the envelope. */
    UNAVAILABLE(process -> Reply.error(new UpstoxError(503, "UDAPI100500", "Service unavailable"))),
    /** 502 with the HTML page of a proxy. */
    BAD_GATEWAY(process -> Reply.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>")),
    /** 403 with the HTML page of the firewall. */
    FIREWALL(process -> Reply.html(403, "<html><title>Access denied</title><body>Error 1010</body></html>")),
    /** 401 with the code of an invalid token; the session stays active. */
    FALSE_TOKEN_REFUSAL(process -> Reply.error(UpstoxError.invalidToken())),
    /** 404, as for a route that does not exist. */
    NO_ROUTE(process -> Reply.error(UpstoxError.noRoute())),
    /** 200 with malformed JSON. Processed. */
    GARBLED(processed(reply -> reply.withBody(Arrays.copyOf(reply.body(), reply.body().length / 2)))),
    /** The correct body with {@code Content-Type: text/html}. Processed. */
    WRONG_TYPE(processed(reply -> reply.withContentType("text/html"))),
    /** A response of 16 MiB. Processed. */
    OVERSIZE(processed(FaultKind::oversize)),
    /** The connection is closed without a response. */
    DROPPED(process -> Reply.CONNECTION_CLOSED),
    /** A success without {@code data}. Processed. */
    NO_DATA(processed(reply -> edited(reply, object -> object.remove("data")))),
    /** An empty list, as for an account that owns nothing. Processed. */
    EMPTY_LIST(processed(reply -> edited(reply, object -> object.putArray("data")))),
    /** The answer and its rows have additional, unknown fields. Processed. */
    EXTRA_FIELDS(processed(FaultKind::withExtraFields)),
    /** The first row has no symbol. Processed. */
    UNREADABLE_ROW(processed(FaultKind::withUnreadableRow)),
    /** All prices and profits are null. Processed. */
    NO_PRICES(processed(FaultKind::withoutPrices));

    private static final int OVERSIZE_BYTES = 16 * 1024 * 1024;

    private interface Effect {
        Reply answer(Supplier<Reply> process);
    }

    private final Effect effect;

    FaultKind(Effect effect) {
        this.effect = effect;
    }

    Reply apply(Supplier<Reply> process) {
        return effect.answer(process);
    }

    private static Effect processed(UnaryOperator<Reply> change) {
        return process -> change.apply(process.get());
    }

    private static Reply oversize(Reply reply) {
        byte[] body = new byte[OVERSIZE_BYTES];
        Arrays.fill(body, (byte) ' ');
        return reply.withBody(body);
    }

    private static Reply withExtraFields(Reply reply) {
        return edited(reply, FaultKind::addUnknownFields);
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(FaultKind::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.put("new_text", "unknown").putArray("new_list").add(1).addNull();
        }
    }

    private static Reply withUnreadableRow(Reply reply) {
        return edited(reply, answer -> {
            ObjectNode named = answer.findParent("trading_symbol");
            ObjectNode keyed = answer.findParent("instrument_key");
            if (named != null) {
                named.put("trading_symbol", "").put("tradingsymbol", "");
            } else if (keyed != null) {
                keyed.put("instrument_key", "");
            }
        });
    }

    private static Reply withoutPrices(Reply reply) {
        return edited(reply, answer -> answer.findParents("last_price").forEach(row -> {
            for (String price : new String[] {"last_price", "average_price", "close_price", "pnl", "unrealised"}) {
                if (row instanceof ObjectNode object && object.has(price)) {
                    object.putNull(price);
                }
            }
        }));
    }

    private static Reply edited(Reply reply, Consumer<ObjectNode> edit) {
        try {
            JsonNode answer = Reply.JSON.readTree(reply.body());
            if (answer instanceof ObjectNode object) {
                edit.accept(object);
            }
            return reply.withBody(Reply.JSON.writeValueAsBytes(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
