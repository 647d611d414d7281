package org.brokerconnect.broker.zerodha;

import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.vault.Secret;

/** Calls to Kite Connect v3. */
final class KiteRequest {

    private KiteRequest() {}

    /** A read within a session. */
    static WireRequest get(String path, SessionContext context) {
        return authorized(request("GET", path, Purpose.SESSION, Caller.of(context)), context);
    }

    static WireRequest delete(String path, Caller caller) {
        return request("DELETE", path, Purpose.SESSION, caller);
    }

    static WireRequest post(String path, Purpose purpose, Caller caller) {
        return request("POST", path, purpose, caller);
    }

    private static WireRequest request(String method, String path, Purpose purpose, Caller caller) {
        return WireRequest.of(method, path, purpose, caller).withHeader("X-Kite-Version", "3");
    }

    /** The same call with the session's {@code token <api_key>:<access_token>} (Kite Connect v3 docs, User). */
    static WireRequest authorized(WireRequest request, SessionContext context) {
        return request.authorizedBy(Secret.of(
                "token " + KiteCredentials.apiKey(context.credentials()).reveal() + ":"
                        + context.tokens().access().reveal()));
    }
}
