package org.brokerconnect.broker.tastytrade;

import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.vault.Secret;

/**
 * The calls to tastytrade. Each has a {@code User-Agent} of the form {@code product/version}: without one, tastytrade's
 * front server answers 401 with a web page. No {@code Accept-Version} is sent, because the certification environment
 * refuses it.
 */
final class TastyRequest {

    /** The token endpoint. */
    static final String TOKEN = "/oauth/token";

    private static final String USER_AGENT = "broker-connect/1.0";

    private TastyRequest() {}

    /** A read within a session. */
    static WireRequest get(String path, SessionContext context) {
        return request("GET", path, Purpose.SESSION, Caller.of(context)).authorizedBy(bearer(context));
    }

    /** A call of the token endpoint, with a JSON body. */
    static WireRequest token(String grantType, Purpose purpose, Caller caller) {
        return request("POST", TOKEN, purpose, caller).asJson().with("grant_type", Secret.of(grantType));
    }

    private static WireRequest request(String method, String path, Purpose purpose, Caller caller) {
        return WireRequest.of(method, path, purpose, caller).withHeader("User-Agent", USER_AGENT);
    }

    private static Secret bearer(SessionContext context) {
        return Secret.of("Bearer " + context.tokens().access().reveal());
    }
}
