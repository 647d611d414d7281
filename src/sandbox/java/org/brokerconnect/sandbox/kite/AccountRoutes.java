package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;

/** Who the client is and what they own, for whoever holds their session. */
final class AccountRoutes {
    private final Access access;
    private final Clients clients;
    private final Holdings holdings;
    private final Positions positions;

    AccountRoutes(Access access, Clients clients, Holdings holdings, Positions positions) {
        this.access = access;
        this.clients = clients;
        this.holdings = holdings;
        this.positions = positions;
    }

    void addTo(Routes routes) {
        routes.get("/user/profile", call -> Reply.success(caller(call).profile()))
                .get("/user/margins", call -> Reply.success(caller(call).margins()))
                .get("/user/margins/{segment}", this::margin)
                .get("/portfolio/holdings", call -> Reply.success(holdings.rows(caller(call))))
                .get("/portfolio/holdings/summary", call -> Reply.success(holdings.summary(caller(call))))
                .get("/portfolio/holdings/compact", call -> Reply.success(holdings.compact(caller(call))))
                .get("/portfolio/positions", call -> Reply.success(positions.of(caller(call))))
                .get("/mf/holdings", this::funds);
    }

    private Client caller(KiteCall call) {
        return clients.of(access.session(call));
    }

    private Reply margin(KiteCall call) {
        JsonNode segment = caller(call).margins().get(call.path("segment"));
        if (segment == null) {
            throw KiteError.input("Invalid segment.");
        }
        return Reply.success(segment);
    }

    private Reply funds(KiteCall call) {
        return Reply.success(caller(call).funds().stream().map(Fund::described).toList());
    }
}
