package org.brokerconnect.sandbox.kite;

/** Lets only sessions in. */
final class Access {
    private final Sessions sessions;
    private final Apps apps;

    Access(Sessions sessions, Apps apps) {
        this.sessions = sessions;
        this.apps = apps;
    }

    /** @throws KiteError with TokenException unless the call carries a living session */
    Session session(KiteCall call) {
        return session(call, Backend.CORE);
    }

    private Session session(KiteCall call, Backend backend) {
        return call.authorization()
                .map(who -> session(who.apiKey(), who.accessToken(), backend))
                .orElseThrow(KiteError::noSession);
    }

    private Session session(String apiKey, String accessToken, Backend backend) {
        return sessions.find(apiKey, accessToken, backend).orElseThrow(KiteError::noSession);
    }

    /**
     * As {@link #session}, for market data: a call without the header is a bad request there.
     *
     * @throws KiteError with PermissionException on a plan without market data
     */
    Session marketData(KiteCall call, Backend backend) {
        if (call.authorization().isEmpty()) {
            throw KiteError.input("Invalid `api_key` or `access_token`.");
        }
        return withMarketData(session(call, backend));
    }

    /** As {@link #marketData}, for the ticker. */
    Session stream(String apiKey, String accessToken) {
        return withMarketData(session(apiKey, accessToken, Backend.STREAM));
    }

    private Session withMarketData(Session session) {
        if (!apps.require(session.apiKey()).marketData()) {
            throw KiteError.notPermitted();
        }
        return session;
    }
}
