package org.brokerconnect.sandbox.kite;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The ways in which a call can go wrong. Those that spoil an answer let the call do its work first. */
public enum FaultKind {
    /** The right answer, after the fault's delay. */
    SLOW(Supplier::get),
    /** 429, as over a limit; nothing is done. */
    TOO_MANY_REQUESTS(real -> Reply.error(KiteError.tooManyRequests())),
    /** 500 in the envelope; nothing is done. */
    SERVER_ERROR(real -> Reply.error(new KiteError(500, "GeneralException", "Something went wrong"))),
    /** 502 with a proxy's HTML page; nothing is done. */
    BAD_GATEWAY(real -> Spoiled.proxyPage()),
    /** 503 in the envelope; nothing is done. */
    UNAVAILABLE(real -> Reply.error(new KiteError(503, "NetworkException", "Service is unavailable"))),
    /** 504 in the envelope; nothing is done. */
    GATEWAY_TIMEOUT(real -> Reply.error(new KiteError(504, "NetworkException", "Gateway timed out"))),
    /** 200 and JSON that breaks off; the work is done. */
    GARBLED(spoil(Spoiled::garbled)),
    /** The right body as {@code text/html}; the work is done. */
    WRONG_TYPE(spoil(reply -> reply.with("Content-Type", "text/html"))),
    /** A well-formed envelope of 16 MiB; the work is done. */
    OVERSIZE(spoil(Spoiled::oversize)),
    /** The connection is cut; nothing is done. */
    DROPPED(real -> Reply.CUT),
    /** The work is done and the connection is cut before the answer. */
    REPLY_LOST(spoil(reply -> Reply.CUT)),
    /** 403 PermissionException, as on a plan without the right; the session lives. */
    NO_PERMISSION(real -> Reply.error(KiteError.notPermitted())),
    /** 400 as for an app that is not registered any more. */
    KEY_UNKNOWN(real -> Reply.error(KiteError.unknownKey())),
    /** The caller's session ends just before the call: 403 TokenException now and from now on. */
    TOKEN_EXPIRED(Supplier::get),
    /** The exchange answers with an empty {@code login_time}. */
    EMPTY_LOGIN_TIME(spoil(Spoiled::emptyLoginTime)),
    /** Objects in the answer carry fields that nobody knows. */
    EXTRA_FIELDS(spoil(Spoiled::extraFields));

    private final UnaryAnswer effect;

    FaultKind(UnaryAnswer effect) {
        this.effect = effect;
    }

    private interface UnaryAnswer {
        Reply of(Supplier<Reply> real);
    }

    private static UnaryAnswer spoil(UnaryOperator<Reply> change) {
        return real -> change.apply(real.get());
    }

    Reply spoil(Supplier<Reply> real) {
        return effect.of(real);
    }
}
