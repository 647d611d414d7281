package org.brokerconnect.sandbox.kite;

/** Finds the session of a call and refuses calls without one. */
final class Authenticator {
    private final Sessions sessions;
    private final Apps apps;

    Authenticator(Sessions sessions, Apps apps) {
        this.sessions = sessions;
        this.apps = apps;
    }

    /**
     * The session named by the {@code Authorization} header.
     *
     * @throws KiteError with TokenException if the header is missing or its session is not active
     */
    Session authenticate(KiteCall call) {
        return authenticate(call, Backend.CORE);
    }

    private Session authenticate(KiteCall call, Backend backend) {
        return call.authorization()
                .map(header -> authenticate(header.apiKey(), header.accessToken(), backend))
                .orElseThrow(KiteError::noSession);
    }

    private Session authenticate(String apiKey, String accessToken, Backend backend) {
        return sessions.find(apiKey, accessToken, backend).orElseThrow(KiteError::noSession);
    }

    /**
     * Authenticates a call for market data. Without the header the broker returns 400 here, and not 403.
     *
     * @throws KiteError with InputException if the header is missing, with TokenException if its session is not active
     *     at {@code backend}, with PermissionException if the plan of the app excludes market data
     */
    Session authenticateForMarketData(KiteCall call, Backend backend) {
        if (call.authorization().isEmpty()) {
            throw KiteError.input("Invalid `api_key` or `access_token`.");
        }
        return requireMarketData(authenticate(call, backend));
    }

    /**
     * Authenticates a WebSocket connection of the ticker.
     *
     * @throws KiteError as {@link #authenticateForMarketData}
     */
    Session authenticateTicker(String apiKey, String accessToken) {
        return requireMarketData(authenticate(apiKey, accessToken, Backend.STREAM));
    }

    private Session requireMarketData(Session session) {
        if (!apps.require(session.apiKey()).marketData()) {
            throw KiteError.notPermitted();
        }
        return session;
    }
}
