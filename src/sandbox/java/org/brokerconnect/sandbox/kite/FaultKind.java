package org.brokerconnect.sandbox.kite;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The kinds of faults. With a kind marked "Processed" the call takes effect and only its response changes; with all
 * others it has no effect.
 */
public enum FaultKind {
    /** The correct response after the delay of the fault. Processed. */
    SLOW(Supplier::get),
    /** 429, as over a rate limit. */
    TOO_MANY_REQUESTS(process -> Reply.error(KiteError.tooManyRequests())),
    /** 500 in the JSON envelope. */
    SERVER_ERROR(process -> Reply.error(new KiteError(500, "GeneralException", "Something went wrong"))),
    /** 502 with the HTML page of a proxy. */
    BAD_GATEWAY(process -> CorruptedReplies.badGatewayPage()),
    /** 503 in the JSON envelope. */
    UNAVAILABLE(process -> Reply.error(new KiteError(503, "NetworkException", "Service is unavailable"))),
    /** 504 in the JSON envelope. */
    GATEWAY_TIMEOUT(process -> Reply.error(new KiteError(504, "NetworkException", "Gateway timed out"))),
    /** 200 with malformed JSON. Processed. */
    GARBLED(processed(CorruptedReplies::garbled)),
    /** The correct body with {@code Content-Type: text/html}. Processed. */
    WRONG_TYPE(processed(reply -> reply.withHeader("Content-Type", "text/html"))),
    /** A well-formed envelope of 16 MiB. Processed. */
    OVERSIZE(processed(CorruptedReplies::oversize)),
    /** The connection is closed without a response. */
    DROPPED(process -> Reply.CONNECTION_CLOSED),
    /** The connection is closed without a response. Processed. */
    REPLY_LOST(processed(reply -> Reply.CONNECTION_CLOSED)),
    /** 403 PermissionException, as on a plan without the permission; the session stays active. */
    NO_PERMISSION(process -> Reply.error(KiteError.notPermitted())),
    /** 400, as for an app that is no longer registered. */
    KEY_UNKNOWN(process -> Reply.error(KiteError.unknownKey())),
    /** Ends the session of the call: 403 TokenException for this call and all later ones. */
    TOKEN_EXPIRED(Supplier::get),
    /** The token exchange returns an empty {@code login_time}. Processed. */
    EMPTY_LOGIN_TIME(processed(CorruptedReplies::emptyLoginTime)),
    /** The answer that the fault contains, whatever it says. */
    ANSWER(Supplier::get),
    /** A success without {@code data}. Processed. */
    NO_DATA(processed(CorruptedReplies::withoutData)),
    /** An empty list, as for an account that owns nothing. Processed. */
    EMPTY_LIST(processed(CorruptedReplies::emptyList)),
    /** All prices and profits are null. Processed. */
    NO_PRICES(processed(CorruptedReplies::withoutPrices)),
    /** The first row has no symbol. Processed. */
    UNREADABLE_ROW(processed(CorruptedReplies::unreadableRow)),
    /** The first row comes twice, the second time with another product. Processed. */
    DUPLICATE_ROW(processed(CorruptedReplies::duplicateRow)),
    /** 403 without an error type, as if the token were refused; the session stays active. */
    UNTYPED_REFUSAL(process -> CorruptedReplies.untypedRefusal()),
    /** JSON objects in the answer have additional, unknown fields. Processed. */
    EXTRA_FIELDS(processed(CorruptedReplies::extraFields));

    private final Effect effect;

    FaultKind(Effect effect) {
        this.effect = effect;
    }

    private interface Effect {
        Reply answer(Supplier<Reply> process);
    }

    private static Effect processed(UnaryOperator<Reply> change) {
        return process -> change.apply(process.get());
    }

    Reply apply(Supplier<Reply> process) {
        return effect.answer(process);
    }
}
