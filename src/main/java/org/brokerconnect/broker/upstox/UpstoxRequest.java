package org.brokerconnect.broker.upstox;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.vault.Secret;

/** Calls to Upstox's API, versions 2 and 3. */
final class UpstoxRequest {

    /** Followed by the key of the app. */
    static final String PUSH = "/v3/login/auth/token/request/";

    private static final String EXCHANGE = "/v2/login/authorization/token";

    private UpstoxRequest() {}

    /** A read within a session. */
    static WireRequest get(String path, SessionContext context) {
        return inSession("GET", path, context);
    }

    /** Ends the session. */
    static WireRequest logout(SessionContext context) {
        return inSession("DELETE", "/v2/logout", context);
    }

    /** Exchanges the code; the redirect address must equal that of the dialog (Upstox API docs, Get token). */
    static WireRequest exchange(AppCredentials credentials, ConsentRequest request, Secret code) {
        return named(WireRequest.of("POST", EXCHANGE, Purpose.EXCHANGE, Caller.login(credentials)))
                .with("code", code)
                .with("client_id", UpstoxCredentials.key(credentials))
                .with("client_secret", UpstoxCredentials.secret(credentials))
                .with("redirect_uri", Secret.of(request.redirectUri().toString()))
                .with("grant_type", Secret.of("authorization_code"));
    }

    /** Asks the person to agree in Upstox's application. The key has no character that a path would need encoded. */
    static WireRequest push(AppCredentials credentials) {
        String path = PUSH + UpstoxCredentials.key(credentials).reveal();
        return named(WireRequest.of("POST", path, Purpose.EXCHANGE, Caller.login(credentials)))
                .asJson()
                .with("client_secret", UpstoxCredentials.secret(credentials));
    }

    private static WireRequest inSession(String method, String path, SessionContext context) {
        return named(WireRequest.of(method, path, Purpose.SESSION, Caller.of(context)))
                .authorizedBy(Secret.of("Bearer " + context.tokens().access().reveal()));
    }

    /** With a name: the firewall in front of Upstox refuses clients that it takes for robots. */
    private static WireRequest named(WireRequest request) {
        return request.withHeader("User-Agent", "Broker-Connect");
    }
}
