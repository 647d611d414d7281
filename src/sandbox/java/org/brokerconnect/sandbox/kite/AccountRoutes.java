package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;

/** Routes for the profile, margins, holdings and positions of the client whose session makes the call. */
final class AccountRoutes {
    private final Authenticator authenticator;
    private final Clients clients;
    private final Holdings holdings;
    private final Positions positions;

    AccountRoutes(Authenticator authenticator, Clients clients, Holdings holdings, Positions positions) {
        this.authenticator = authenticator;
        this.clients = clients;
        this.holdings = holdings;
        this.positions = positions;
    }

    void addTo(Routes routes) {
        routes.get("/user/profile", call -> Reply.success(caller(call).profile()))
                .get("/user/margins", call -> Reply.success(caller(call).margins()))
                .get("/user/margins/{segment}", this::segmentMargins)
                .get("/portfolio/holdings", call -> Reply.success(holdings.rows(caller(call))))
                .get("/portfolio/holdings/summary", call -> Reply.success(holdings.summary(caller(call))))
                .get("/portfolio/holdings/compact", call -> Reply.success(holdings.compact(caller(call))))
                .get("/portfolio/positions", call -> Reply.success(positions.netAndDay(caller(call))))
                .get("/mf/holdings", this::mutualFunds);
    }

    private Client caller(KiteCall call) {
        return clients.ownerOf(authenticator.authenticate(call));
    }

    private Reply segmentMargins(KiteCall call) {
        JsonNode segment = caller(call).margins().get(call.pathParameter("segment"));
        if (segment == null) {
            throw KiteError.input("Invalid segment.");
        }
        return Reply.success(segment);
    }

    private Reply mutualFunds(KiteCall call) {
        return Reply.success(caller(call).funds().stream().map(Fund::toJson).toList());
    }
}
